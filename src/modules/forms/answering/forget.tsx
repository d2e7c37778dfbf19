import type { Version } from '../rules.ts'
import { draftOf } from './form-parts.tsx'

/** What the browser kept of a form while it was filled in goes: for the page an owner shows instead of the receipt (island `wiec-draft`). */
export const ForgetTyped = ({ version }: { version: Version }) => (
  <>
    {['calosc', ...version.definition.sections.map(({ id }) => id)].map((part) => (
      <wiec-draft key={part} data-forget={draftOf(version, part)} />
    ))}
  </>
)
