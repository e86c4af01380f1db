/**
 * Takes the place of `https.request`, of `fetch` and of `tls.connect` in this process: a request is answered by a
 * function, without a socket. What is left to measure is the handler and its libraries; who writes HTTP by itself is
 * measured with that. Must be imported before them.
 */
import { EventEmitter } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import { Readable } from 'node:stream'
import tls from 'node:tls'
import { crc32 } from 'node:zlib'

let answer = () => ({ status: 200, body: '{}' })

/** Sets what is answered: `(target, body) => { status, body }`, or nothing for a reply that never comes. */
export const answerWith = (next) => {
  answer = next
}

const headersOf = (bytes) => ({
  'content-type': 'application/x-amz-json-1.0',
  'content-length': String(bytes.length),
  'x-amz-crc32': String(crc32(bytes)),
  'x-amzn-requestid': 'BENCH',
})

const responseOf = ({ status, body }) => {
  const bytes = Buffer.from(body)
  const response = new Readable({ read() {} })
  response.statusCode = status
  response.statusMessage = ''
  response.headers = headersOf(bytes)
  response.push(bytes)
  response.push(null)
  return response
}

class Request extends EventEmitter {
  constructor(options, listener) {
    super()
    this.headers = Object.entries(options.headers ?? {})
    this.chunks = []
    this.socket = new EventEmitter()
    this.socket.setKeepAlive = () => this.socket
    this.socket.setTimeout = () => this.socket
    this.socket.connecting = false
    if (listener !== undefined) this.on('response', listener)
    process.nextTick(() => this.emit('socket', this.socket))
  }
  setTimeout() {
    return this
  }
  setHeader(name, value) {
    this.headers.push([name, value])
  }
  write(chunk) {
    this.chunks.push(chunk)
    return true
  }
  end(chunk) {
    if (chunk !== undefined && typeof chunk !== 'function') this.chunks.push(chunk)
    const [, target = ''] = this.headers.find(([name]) => name.toLowerCase() === 'x-amz-target') ?? []
    const body = this.chunks.map((each) => (typeof each === 'string' ? each : Buffer.from(each).toString()))
    const reply = answer(String(target).replace(/^.*\./, ''), body.join(''))
    if (reply !== undefined)
      setImmediate(() => {
        const response = responseOf(reply)
        response.once('end', () => this.emit('close'))
        this.emit('response', response)
      })
    return this
  }
  abort() {}
  destroy(error) {
    if (error !== undefined) process.nextTick(() => this.emit('error', error))
    process.nextTick(() => this.emit('close'))
    return this
  }
}

const operationIn = (head) => /^x-amz-target: *\w+\.(\w+)/im.exec(head)?.[1] ?? ''

class Connection extends EventEmitter {
  constructor() {
    super()
    process.nextTick(() => this.emit('secureConnect'))
  }
  ref() {
    return this
  }
  unref() {
    return this
  }
  write(text) {
    const end = text.indexOf('\r\n\r\n')
    const reply = answer(operationIn(text.slice(0, end)), text.slice(end + 4))
    if (reply !== undefined) setImmediate(() => this.respond(reply))
    return true
  }
  respond({ status, body }) {
    const bytes = Buffer.from(body)
    const fields = Object.entries(headersOf(bytes)).map(([name, value]) => `${name}: ${value}\r\n`)
    this.emit('data', Buffer.concat([Buffer.from(`HTTP/1.1 ${status} \r\n${fields.join('')}\r\n`), bytes]))
  }
  destroy() {
    if (!this.destroyed) process.nextTick(() => this.emit('close'))
    this.destroyed = true
    return this
  }
}

const requestOf = (...all) => {
  const options = all.find((each) => typeof each === 'object' && !(each instanceof URL)) ?? {}
  return new Request(options, all.find((each) => typeof each === 'function'))
}

for (const module of [http, https]) module.request = requestOf
tls.connect = () => new Connection()
syncBuiltinESMExports()

globalThis.fetch = async (input, init) => {
  const request = new globalThis.Request(input, init)
  const target = request.headers.get('x-amz-target') ?? ''
  const reply = answer(target.replace(/^.*\./, ''), await request.text())
  if (reply === undefined) return new Promise(() => undefined)
  return new Response(reply.body, { status: reply.status })
}
