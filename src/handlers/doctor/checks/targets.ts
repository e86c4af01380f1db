import { type Check, fine, wrong } from '../check.js'

/** Whether the deployment has each target that its forms name: known from its files, as no answer says it. */
export const targets: Check = {
  id: 'targets',
  title: 'Telling: targets',
  look: ({ options: { untold = [] } }) => {
    if (untold.length === 0) return Promise.resolve(fine('the deployment has each target that a form names'))
    return Promise.resolve(
      wrong(
        `${untold.length === 1 ? 'a target is' : `${untold.length} targets are`} missing`,
        untold.join(' '),
        'Add it to `targets` in dynamosync.config.ts and deploy, or correct its name in `notify` of the form.',
      ),
    )
  },
}
