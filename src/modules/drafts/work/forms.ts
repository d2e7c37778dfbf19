import { z } from 'zod'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long')

/** A version: a file or pasted text, and what it is. */
export const VersionForm = z.object({
  title: text(200).min(3, 'drafts.form.title-needed'),
  text: text(900_000).default(''),
  note: text(1000).default(''),
})
