import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { resident } from '../../resident.js'
import type { AwsStub } from './aws-stub.js'

/** What a stack of ours says of itself. */
export const outputs = {
  SiteUrl: 'https://d111.cloudfront.net',
  ApiUrl: 'https://abc.execute-api.eu-central-1.amazonaws.com/api',
  SiteBucket: 'pages',
  TableName: 'forms-table',
}

/** The same, of one whose own user pool knows the owners. */
export const outputsWithPool = {
  ...outputs,
  OwnersPool: 'eu-central-1_pool',
  OwnersIssuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_pool',
  OwnersClient: 'client-of-the-pages',
  OwnersSignIn: 'https://forms-1.auth.eu-central-1.amazoncognito.com',
}

/** A folder with what was built, a `cdk` that only tells what it was asked, and a doctor that is content. */
export const deployFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-deploy-'))
  await mkdir(join(folder, 'bin'))
  await mkdir(join(folder, 'dist/local'), { recursive: true })
  await cp(resolve('dist/site'), join(folder, 'dist/site'), { recursive: true })
  await symlink(resolve('dist/local/forms.mjs'), join(folder, 'dist/local/forms.mjs'))
  // The folder stands for the repository.
  await symlink(resolve('src'), join(folder, 'src'))
  await writeFile(join(folder, 'dist/local/cli.mjs'), 'console.log("checked", ...process.argv.slice(2))\n')
  await asMade(folder)
  return folder
}

/** Brings a folder back to what it was made as: no configuration, and a `cdk` that succeeds. */
export const asMade = async (folder: string): Promise<void> => {
  for (const name of ['dynamosync.config.ts', 'deployment.json'])
    await rm(join(folder, name), { force: true })
  await writeFile(join(folder, 'bin/cdk'), '#!/bin/sh\necho "cdk $*"\n')
  await chmod(join(folder, 'bin/cdk'), 0o755)
}

/** What a tool of the deployment is started by. */
export type Tool = 'deploy' | 'destroy' | 'owners' | 'adopt' | 'ci' | 'cli'

/** What whoever is signed in at the double has in the environment. */
export const signedInAt = ({ endpoint }: AwsStub): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL: endpoint,
})

/** Runs a tool in a folder, with nobody at a terminal. A suite that does passes `endResidents` to `afterAll`. */
export const runIn =
  (folder: string) =>
  async (
    tool: Tool,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; said: string }> => {
    const { status, out, err } = await resident({
      file: resolve(`dist/local/${tool}.mjs`),
      args,
      cwd: folder,
      env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, ...env },
    })
    return { code: status, said: out + err }
  }

interface Typed {
  readonly tool: Tool
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly answers: readonly string[]
}

/** Somebody at a terminal, who answers one question after the other. */
export const typedIn =
  (folder: string) =>
  ({ tool, args, env, answers }: Typed): Promise<{ readonly said: string; readonly questions: number }> =>
    new Promise((done) => {
      const command = [process.execPath, resolve(`dist/local/${tool}.mjs`), ...args]
      const child = spawn('script', ['-qec', command.map((each) => `"${each}"`).join(' '), '/dev/null'], {
        cwd: folder,
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {
          ...process.env,
          PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
          ...env,
          NODE_OPTIONS: '',
        },
      })
      let said = ''
      let questions = 0
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const asked = said.match(/\[y\/N\]|to remove it:|\(leave empty for none yet\):/g)?.length ?? 0
        for (; questions < asked; questions += 1) child.stdin.write(`${answers[questions] ?? ''}\r`)
      })
      child.on('close', () => done({ said, questions }))
    })
