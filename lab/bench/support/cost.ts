import type { Bill } from './measure.ts'

/** US dollars for a million submissions. */
export interface Cost {
  readonly gateway: number
  readonly lambda: number
  readonly dynamodb: number
  readonly total: number
}

/** List prices of us-east-1 in US dollars, without free tiers: HTTP API, Lambda on arm64, DynamoDB on demand. */
export const prices = {
  gatewayRequest: 1 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  lambdaGigabyteSecond: 0.0000133334,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
} as const

/** Assumptions of the figure: the function's memory, and the duration of one DynamoDB call. */
export const assumed = { memoryMegabytes: 256, callMilliseconds: 5, megabytesOfOneProcessor: 1769 } as const

/** A warm function's billed time: its CPU time scaled by its share of a processor, plus its wait for DynamoDB. */
export const costOf = ({ calls, writeUnits, readUnits }: Bill, cpuMicroseconds: number): Cost => {
  const share = assumed.memoryMegabytes / assumed.megabytesOfOneProcessor
  const milliseconds = Math.ceil(calls * assumed.callMilliseconds + cpuMicroseconds / 1000 / share)
  const gigabyteSeconds = (milliseconds / 1000) * (assumed.memoryMegabytes / 1024)
  const gateway = prices.gatewayRequest * 1e6
  const lambda = (prices.lambdaRequest + prices.lambdaGigabyteSecond * gigabyteSeconds) * 1e6
  const dynamodb = (prices.writeUnit * writeUnits + prices.readUnit * readUnits) * 1e6
  return { gateway, lambda, dynamodb, total: gateway + lambda + dynamodb }
}
