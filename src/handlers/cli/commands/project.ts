import type { Command } from 'commander'
import { type ProgramName, runProgram } from '../programs.js'

interface Delegated {
  readonly name: string
  readonly program: ProgramName
  readonly args?: readonly string[]
  readonly description: string
  /** Set if the program has options, which it reads itself. */
  readonly hasOptions?: true
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
    hasOptions: true,
  },
  {
    name: 'ci',
    program: 'ci',
    description: 'Print the roles with which GitHub Actions deploys a stage.',
    hasOptions: true,
  },
  {
    name: 'owners',
    program: 'owners',
    description: 'Add, remove or list the owners, who read a stage’s submissions.',
    hasOptions: true,
  },
  {
    name: 'adopt',
    program: 'adopt',
    description: 'Let a stage’s stack adopt a table that was retained or restored.',
    hasOptions: true,
  },
  {
    name: 'destroy',
    program: 'destroy',
    description: 'Remove a stage from your AWS account.',
    hasOptions: true,
  },
]

/** Adds the commands for the current folder, each of which is a separate program. */
export const addProject = (command: Command, done: (code: number) => void): void => {
  for (const { name, program, args = [], description, hasOptions } of delegated) {
    const added = command.command(name).description(description)
    const run = async (given: readonly string[]): Promise<void> =>
      done(await runProgram(program, [...args, ...given]))
    if (hasOptions)
      added.allowUnknownOption().allowExcessArguments().helpOption(false).argument('[options...]').action(run)
    else
      added
        .addHelpText('after', '\nExit status: 0 done, 1 something is wrong, 2 the command is not valid.')
        .action(() => run([]))
  }
}
