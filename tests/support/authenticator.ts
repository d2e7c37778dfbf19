import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

interface Question {
  challenge: string
  rp?: { id: string }
  rpId?: string
}

/**
 * A passkey as a device keeps it (WebAuthn Level 3): makes a credential and signs with it. `holder.checked` says whether it
 * has checked who holds it (fingerprint, PIN), which goes into what it signs.
 */
export function anAuthenticator(origin: string) {
  const holder = { checked: true }
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0

  const PRESENT = 0x01
  const VERIFIED = 0x04
  const HAS_CREDENTIAL = 0x40

  const dataOf = (question: Question, flags: number, credential: Buffer = Buffer.alloc(0)) => {
    counter += 1
    const rpId = question.rp?.id ?? question.rpId ?? ''
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | PRESENT | (holder.checked ? VERIFIED : 0))
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, credential])
  }
  const clientData = (type: string, { challenge }: Question) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const asJson = (response: Record<string, Buffer>) =>
    JSON.stringify({
      id: text(id),
      rawId: text(id),
      type: 'public-key',
      clientExtensionResults: {},
      response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, text(bytes)])),
    })

  return {
    holder,
    /** Answers the question of a new passkey, as a browser writes it. */
    create(question: Question): string {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cbor(key)])
      const authData = dataOf(question, HAS_CREDENTIAL, credential)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return asJson({ clientDataJSON: clientData('webauthn.create', question), attestationObject: cbor(attestation) })
    },
    /** Answers the question of a sign-in. */
    get(question: Question): string {
      const authenticatorData = dataOf(question, 0)
      const clientDataJSON = clientData('webauthn.get', question)
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()])
      return asJson({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, privateKey) })
    },
  }
}

const text = (bytes: Buffer) => bytes.toString('base64url')

// The few shapes of CBOR (RFC 8949) that an attestation needs.
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap((pair) => pair.map(cbor))])
  throw new TypeError('not a shape of an attestation')
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  if (length < 256) return Buffer.from([(kind << 5) | 24, length])
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 255])
}
