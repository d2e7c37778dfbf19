import { createCipheriv, createECDH, createPrivateKey, createSign, hkdfSync, randomBytes } from 'node:crypto'

/** The keys by which a service of push messages knows the portal (VAPID, RFC 8292); base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** What a browser gave: its public key and its secret for messages (RFC 8291); base64url. */
export interface BrowserKeys {
  p256dh: string
  auth: string
}

const RECORD = 4096
const fromText = (text: string) => Buffer.from(text, 'base64url')

/** New keys of a portal: the private one stays a secret, the public one goes to browsers. */
export function newVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return { publicKey: pair.getPublicKey('base64url'), privateKey: padded(pair.getPrivateKey()).toString('base64url') }
}

/** Whether the two keys belong together. */
export function areVapidKeys({ publicKey, privateKey }: VapidKeys): boolean {
  try {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(fromText(privateKey))
    return pair.getPublicKey('base64url') === publicKey
  } catch {
    return false
  }
}

/** Whether a browser's keys are a point of the curve and sixteen bytes: anything else could never be encrypted for. */
export function areBrowserKeys({ p256dh, auth }: BrowserKeys): boolean {
  try {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    pair.computeSecret(fromText(p256dh))
    return fromText(auth).length === 16
  } catch {
    return false
  }
}

/**
 * A message only that browser can read (RFC 8291 over the aes128gcm coding of RFC 8188), in one record.
 * @param made the sender's key pair and the salt; random unless a test repeats the example of the standard
 */
export function encrypted(
  text: Uint8Array,
  browser: BrowserKeys,
  made: { privateKey?: Uint8Array; salt?: Uint8Array } = {},
): Buffer {
  const pair = createECDH('prime256v1')
  if (made.privateKey) pair.setPrivateKey(made.privateKey)
  else pair.generateKeys()
  const salt = Buffer.from(made.salt ?? randomBytes(16))
  const theirs = fromText(browser.p256dh)
  const ours = pair.getPublicKey()

  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const key = derived(pair.computeSecret(theirs), fromText(browser.auth), info, 32)
  const contentKey = derived(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce)
  // The byte 2 ends the last record.
  const body = Buffer.concat([
    cipher.update(Buffer.concat([text, Buffer.from([2])])),
    cipher.final(),
    cipher.getAuthTag(),
  ])

  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD)
  return Buffer.concat([salt, size, Buffer.from([ours.length]), ours, body])
}

/** The header by which the service knows us (RFC 8292): a token for its origin alone, for twelve hours. */
export function vapidHeader(
  keys: VapidKeys,
  { endpoint, contact, now }: { endpoint: string; contact: string; now: Temporal.Instant },
): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.epochMilliseconds / 1000) + 12 * 3600,
    sub: contact,
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const signature = createSign('sha256')
    .update(signed)
    .sign({ key: keyOf(keys), dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

function keyOf({ publicKey, privateKey }: VapidKeys) {
  const point = fromText(publicKey)
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
      d: privateKey,
    },
  })
}

const derived = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

// A private key that begins with a zero comes shorter.
const padded = (key: Buffer) => Buffer.concat([Buffer.alloc(32 - key.length), key])
