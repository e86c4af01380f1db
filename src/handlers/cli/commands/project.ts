import type { Command } from 'commander'
import { type ProgramName, runProgram } from '../programs.js'

interface Delegated {
  readonly name: string
  readonly program: ProgramName
  readonly args?: readonly string[]
  readonly description: string
}

const delegated: readonly Delegated[] = [
  {
    name: 'build',
    program: 'project',
    args: ['--check'],
    description: 'Build the functions and the site of this folder into dist/, and check its types.',
  },
  {
    name: 'check',
    program: 'project',
    args: ['--check-forms'],
    description: 'Check the forms of this folder and their types, and build nothing that is deployed.',
  },
  { name: 'synth', program: 'synth', description: 'Write dist/template.json out of what was built.' },
  {
    name: 'deploy',
    program: 'deploy',
    description: 'Build and deploy a stage of this folder to your AWS account.',
  },
  {
    name: 'ci',
    program: 'ci',
    description: 'Print the roles by which GitHub Actions deploys a stage.',
  },
  {
    name: 'owners',
    program: 'owners',
    description: 'Say who reads the submissions of a stage: add, remove or list.',
  },
  {
    name: 'adopt',
    program: 'adopt',
    description: 'Take over a table that was retained or restored into a stage.',
  },
  { name: 'destroy', program: 'destroy', description: 'Remove a stage from your AWS account.' },
]

/** Adds the commands for the current folder, each a program of its own. */
export const addProject = (command: Command, done: (code: number) => void): void => {
  for (const { name, program, args = [], description } of delegated)
    command
      .command(name)
      .description(description)
      .allowUnknownOption()
      .allowExcessArguments()
      .helpOption(['deploy', 'destroy', 'owners', 'ci', 'adopt'].includes(program) ? false : '-h, --help')
      .argument('[options...]')
      .action(async (given: readonly string[]) => done(await runProgram(program, [...args, ...given])))
}
