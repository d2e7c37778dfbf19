// The package has no types of its own; these are the parts the tests use.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  interface ProviderContext {
    path: string
    req: IncomingMessage
    res: ServerResponse
    redirect(url: string): void
    oidc: { client: { clientId: string }; session: { accountId: string } }
  }

  export default class Provider {
    constructor(issuer: string, configuration: object)
    Grant: new (given: {
      clientId: string
      accountId: string
    }) => Grant
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object): Promise<string>
  }
}
