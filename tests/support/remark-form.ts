import { formsIn, valuesOf } from './markup.ts'
import type { TestPortal } from './portal.ts'
import type { Answer, Fields } from './visitor.ts'

export const writingPath = (slug: string) => `/konsultacje/${slug}/uwagi/nowa`

/** What the form of a new remark holds when it is shown, at the time it is in the portal. */
export async function shownForm(portal: TestPortal, slug: string): Promise<Fields> {
  const path = writingPath(slug)
  const page = await portal.stranger().get(path)
  const form = formsIn(page.html, path).find(({ method, action }) => method === 'post' && action.endsWith(path))
  if (!form) throw new Error(`no form on ${path}: ${page.status}`)
  return valuesOf(form)
}

/** The reference in the address of a receipt. */
export const referenceIn = ({ location }: Pick<Answer, 'location'>) => /WIEC-[\d-]+/.exec(location ?? '')?.[0] ?? ''
