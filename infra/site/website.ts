import { RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

/**
 * The low-cost way: a bucket that serves a website by itself. Nothing is paid for CloudFront, and it is there in a
 * minute. The price: its pages come in the clear, so that whoever stands in between can read and change them, where a
 * form's values are sent to, too; everyone can read the bucket; there are no security headers; and the API is another
 * origin, so that each first submission waits for a preflight. For trials, and for pages that a proxy of one's own
 * serves.
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
