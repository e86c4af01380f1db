import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

/**
 * The low-cost hosting: a bucket with a website endpoint. There is no CloudFront to pay for, and it is ready within a
 * minute. The drawbacks: pages are sent in the clear, so anyone on the network can read and change them, including
 * the address to which a form posts; everyone can read the bucket; there are no security headers; and the API has
 * another origin, so each first submission waits for a preflight. Meant for trials, and for pages behind your own
 * proxy.
 */
export class FormWebsite extends Construct {
  readonly url: string
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Files', {
      websiteIndexDocument: 'index.html',
      websiteErrorDocument: '404.html',
      publicReadAccess: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.url = this.bucket.bucketWebsiteUrl
  }
}
