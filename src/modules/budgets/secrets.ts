import { createHash } from 'node:crypto'

/** How the key to a project is kept: 256 random bits need no salt and no slowness. */
export const secretHash = (secret: string) => createHash('sha256').update(secret).digest('base64url')
