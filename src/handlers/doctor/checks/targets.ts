import { type Check, fine, wrong } from '../check.js'

/** Checks in the stage's files that the deployment has its own keys for each captcha that its forms ask for. */
export const captchas: Check = {
  id: 'captchas',
  title: 'Captchas: configuration',
  look: ({ options: { unproved = [] } }) =>
    Promise.resolve(
      unproved.length === 0
        ? fine('the deployment has keys for every captcha that a form asks for')
        : wrong(
            'the keys of a captcha are missing, or are test keys',
            unproved.join(' '),
            'Create keys at the provider, name them in `human` of dynamosync.config.ts, and deploy.',
          ),
    ),
}

/** Checks in the stage's files that the deployment has each target that its forms name, as no answer shows that. */
export const targets: Check = {
  id: 'targets',
  title: 'Notification targets',
  look: ({ options: { untold = [] } }) => {
    if (untold.length === 0) return Promise.resolve(fine('the deployment has every target that a form names'))
    return Promise.resolve(
      wrong(
        `${untold.length === 1 ? 'a target is' : `${untold.length} targets are`} missing`,
        untold.join(' '),
        'Add what is missing to `targets` in dynamosync.config.ts and deploy, or correct the name in `notify` of the form.',
      ),
    )
  },
}
