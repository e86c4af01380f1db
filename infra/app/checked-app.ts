import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'

/** An app that is not synthesised with a finding of cdk-nag's that nobody has acknowledged (acknowledged.ts). */
export const checkedApp = (props: AppProps): App => {
  const app = new App(props)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}
