import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import type { Template } from '../../infra/app/template.js'
import { deployedFiles } from '../../infra/site/paths.js'
import { schemas } from './aws-schemas.js'

const files = ['dist/template.json', ...readdirSync('dist/templates').map((name) => `dist/templates/${name}`)]
/** A folder beside the template is code that `aws cloudformation package` uploads, and says where it is. */
const templateIn = (file: string): Template =>
  JSON.parse(
    readFileSync(file, 'utf8').replaceAll(
      /"Code": "functions.\w+"/g,
      '"Code": { "S3Bucket": "b", "S3Key": "k" }',
    ),
  ) as Template
const read = schemas()

describe('each template, held to AWS’s own schemas', () => {
  it.each(files)('%s has no error', (file) => {
    const { properties, errors } = read(templateIn(file))
    expect(errors).toEqual([])
    expect(properties).toBeGreaterThan(500)
  })

  it('would have one for a property that is unknown, missing or of another type, as deep as it may be', () => {
    const errorsOf = (Type: string, Properties: Readonly<Record<string, unknown>>) =>
      read({ Resources: { One: { Type: `AWS::${Type}`, Properties } } }).errors
    const code = { Role: 'r', Code: { ZipFile: '0' } }
    expect(errorsOf('Lambda::Function', code)).toEqual([])
    expect(errorsOf('Lambda::Function', { ...code, MemorySize: { Ref: 'Size' } })).toEqual([])
    expect(errorsOf('Lambda::Function', { ...code, MemorySize: 'much' })).toEqual([
      'One (AWS::Lambda::Function).MemorySize: not of type integer',
    ])
    const choice = { 'Fn::If': ['Big', 512, 'much'] }
    expect(errorsOf('Lambda::Function', { ...code, MemorySize: choice })).toHaveLength(1)
    expect(errorsOf('Lambda::Function', { Role: 'r' })).toEqual(['One (AWS::Lambda::Function).Code: missing'])
    expect(errorsOf('Lambda::Function', { ...code, Code: { Zip: '0' } })).toEqual([
      'One (AWS::Lambda::Function).Code.Zip: unknown',
    ])
    expect(errorsOf('Lambda::Function', { ...code, Architectures: ['arm'] })).toEqual([])
    expect(errorsOf('Lambda::Functoin', {})).toEqual(['One: there is no AWS::Lambda::Functoin'])
    expect(errorsOf('SNS::Topic', { Tags: [{ Key: 'a', Value: 'b' }, { Kay: 'a' }] })).toEqual([
      'One (AWS::SNS::Topic).Tags[1].Kay: unknown',
    ])
  })

  const linter = spawnSync('cfn-lint', ['--version']).status === 0
  it('has nothing for cfn-lint to say, where that is installed', () => {
    if (!linter) return
    const largest = ['http-notify', 'rest-prod'].map((kind) => `dist/templates/${kind}.json`)
    const args = ['--ignore-checks', 'W', '--template', ...largest]
    expect(spawnSync('cfn-lint', args, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' })
  }, 180_000)
})

it('takes no source map to AWS: not with the functions, not with the plain template, not with the site', () => {
  const filesIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true }).map(String)
  const staged = readdirSync('dist/cdk-kinds').filter((name) => name.startsWith('asset.'))
  expect(staged.length).toBeGreaterThan(2)
  const deployed = [
    ...staged.flatMap((name) => filesIn(`dist/cdk-kinds/${name}`)),
    ...filesIn('dist/functions'),
    ...deployedFiles('dist/site', true),
  ]
  expect(deployed).toContain('index.html')
  expect(deployed.filter((name) => name.endsWith('.map'))).toEqual([])
})
