import type { DocumentModel } from './model.ts'

/**
 * A Word document with real headings, lists, header rows and language, to be edited further by clerks. A package of XML
 * is put together whole, so a document takes memory with its length: some 100 MB for 2,000 letters.
 */
export async function* writeDocx(model: DocumentModel): AsyncGenerator<Uint8Array> {
  // Loaded when the first document is asked for: it has no part in the start of the portal.
  const { wordDocument } = await import('./docx-parts.ts')
  yield await wordDocument(model)
}
