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
    description: 'Build this folder’s functions and site into dist/, and check its types.',
  },
  {
    name: 'check',
    program: 'project',
    args: ['--check-forms'],
    description: 'Check this folder’s forms and their types without building.',
  },
  { name: 'synth', program: 'synth', description: 'Write dist/template.json from the last build.' },
  {
    name: 'deploy',
    program: 'deploy',
    description: 'Build and deploy a stage of this folder to your AWS account.',
  },
  {
    name: 'ci',
    program: 'ci',
    description: 'Print the roles with which GitHub Actions deploys a stage.',
  },
  {
    name: 'owners',
    program: 'owners',
    description: 'Add, remove or list the owners, who read a stage’s submissions.',
  },
  {
    name: 'adopt',
    program: 'adopt',
    description: 'Take over a table that was retained or restored into a stage.',
  },
  { name: 'destroy', program: 'destroy', description: 'Remove a stage from your AWS account.' },
]

/** Programs that read their own options; the others have none. */
const reading: readonly ProgramName[] = ['deploy', 'destroy', 'owners', 'ci', 'adopt']

/** Adds the commands for the current folder, each a program of its own. */
export const addProject = (command: Command, done: (code: number) => void): void => {
  for (const { name, program, args = [], description } of delegated) {
    const added = command.command(name).description(description)
    if (reading.includes(program))
      added.allowUnknownOption().allowExcessArguments().helpOption(false).argument('[options...]')
    else
      added.addHelpText('after', '\nExit status: 0 done, 1 something is wrong, 2 the command is not valid.')
    added.action(async (given?: readonly string[] | object) =>
      done(await runProgram(program, [...args, ...(Array.isArray(given) ? (given as string[]) : [])])),
    )
  }
}
