/**
 * Signs in with a passkey, or adds one. The form inside is shown where the browser knows passkeys; on sending, the question is
 * fetched, the browser asks the person, and the answer goes to the form's address as the field `response`.
 */
class Passkey extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    if (!form || typeof PublicKeyCredential === 'undefined') return
    this.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#answer(form).catch(() => this.#say(true))
    })
  }

  async #answer(form: HTMLFormElement) {
    this.#say(false)
    const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
    const question = await send(this.dataset.question ?? '', fields)
    const credential = await (this.dataset.kind === 'add' ? create(question) : get(question))
    fields.set('response', JSON.stringify(credential))
    const { next } = await send(form.action, fields)
    location.assign(next)
  }

  #say(refused: boolean) {
    const message = this.querySelector<HTMLElement>('[data-refused]')
    if (message) message.hidden = !refused
  }
}

async function send(url: string, body: URLSearchParams) {
  const answer = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error('refused')
  return answer.json()
}

async function create(question: Question) {
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...(question as unknown as PublicKeyCredentialCreationOptions),
      challenge: bytes(question.challenge),
      user: { ...question.user, id: bytes(question.user.id) } as PublicKeyCredentialUserEntity,
      excludeCredentials: question.excludeCredentials?.map(descriptor) ?? [],
    },
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return {
    ...common(credential),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

async function get(question: Question) {
  const credential = (await navigator.credentials.get({
    publicKey: {
      ...(question as unknown as PublicKeyCredentialRequestOptions),
      challenge: bytes(question.challenge),
      allowCredentials: question.allowCredentials?.map(descriptor) ?? [],
    },
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    ...common(credential),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  }
}

const common = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
})

/** Options as the server writes them: every sequence of bytes is base64url text. */
interface Question {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Descriptor[]
  allowCredentials?: Descriptor[]
}

interface Descriptor {
  id: string
  type: 'public-key'
  transports?: AuthenticatorTransport[]
}

const descriptor = ({ id, ...rest }: Descriptor): PublicKeyCredentialDescriptor => ({ ...rest, id: bytes(id) })

const bytes = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const text = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

customElements.define('wiec-passkey', Passkey)
