import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

/** Lets a role upload a site's files and delete obsolete ones, and nothing else. */
export const publishedBy = (bucket: Bucket, role: string): void => {
  const allow = (resource: string, ...actions: readonly string[]): void => {
    const principals = [new ArnPrincipal(role)]
    const statement = new PolicyStatement({ principals, actions: [...actions], resources: [resource] })
    bucket.addToResourcePolicy(statement)
  }
  allow(bucket.bucketArn, 's3:ListBucket')
  allow(bucket.arnForObjects('*'), 's3:PutObject', 's3:DeleteObject')
}
