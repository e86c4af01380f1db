import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'

/** An app whose synthesis fails on any cdk-nag finding that is not acknowledged in acknowledged.ts. */
export const checkedApp = (props: AppProps): App => {
  const app = new App(props)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}
