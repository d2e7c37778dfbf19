/** Hashes and secrets as better-auth keeps them; it is loaded when the first of them is needed. */
const crypto = () => import('better-auth/crypto')

export const hashPassword = async (password: string): Promise<string> => (await crypto()).hashPassword(password)

export const verifyPassword = async (given: { hash: string; password: string }): Promise<boolean> =>
  (await crypto()).verifyPassword(given)

type Sealed = Parameters<Awaited<ReturnType<typeof crypto>>['symmetricDecrypt']>[0]

export const openSealed = async (sealed: Sealed): Promise<string> => (await crypto()).symmetricDecrypt(sealed)
