import { resolve } from 'node:path'

/** A path as the person typed it. The program itself works in its own folder, wherever it was called from. */
export const here = (path: string) => resolve(process.env.WIEC_HERE ?? process.cwd(), path)
