import { type Process, pathOf } from '../processes/index.ts'
import type { Remark } from './rules.ts'

type Named = Pick<Remark, 'reference'>

/** The public page of a remark. */
export const remarkPath = (process: Process, { reference }: Named) => `${pathOf(process)}/uwagi/${reference}`

/** The author's own page of a remark, or a page below it; the secret opens it. */
export const ownPath = (process: Process, remark: Named, secret: string, page: '' | '/tekst' | '/wycofanie' = '') =>
  `${remarkPath(process, remark)}/moja${page}?klucz=${secret}`
