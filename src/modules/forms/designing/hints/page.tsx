import { Details, Icon, Link, useView } from '../../../../ui/index.ts'
import { type Desk, designPath } from '../opening.ts'
import { speakerOf } from '../saying.ts'
import { sectionOf } from '../walk.ts'
import type { Hint } from './hints.ts'

export interface HintListProps {
  desk: Desk
  hints: Hint[]
  title: string
  /** Says of which question each one is, with a way there. */
  linked?: boolean
}

/** Hints in words: what was seen, why it matters and how to mend it. Nothing waits for them. */
export function HintList({ desk, hints, title, linked }: HintListProps) {
  const { t } = useView()
  const speaker = speakerOf(desk.draft, t)
  const Heading = linked ? 'h3' : 'h2'
  return (
    <section class="design-hints">
      <Heading class="design-hints-title">
        <Icon name="lightbulb" />
        {title}
      </Heading>
      <ul>
        {hints.map((hint) => (
          <li key={`${hint.where} ${hint.kind} ${JSON.stringify(hint.values)}`}>
            <Details
              summary={
                <span>
                  {linked && hint.where && <span class="design-code">{speaker.code(hint.where)} </span>}
                  {t(`designing.hint.${hint.kind}`, hint.values)}
                </span>
              }
            >
              <p>{t(`designing.hint.${hint.kind}.why`, hint.values)}</p>
              <p>
                <strong>{t('designing.hint.mend')}</strong> {t(`designing.hint.${hint.kind}.mend`, hint.values)}
              </p>
              {linked && hint.where && (
                <p>
                  <Link href={placeToMend(desk, hint.where)}>{speaker.name(hint.where)}</Link>
                </p>
              )}
            </Details>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The page on which a question or a section is written. */
export const placeToMend = (desk: Desk, id: string): string =>
  designPath(desk.form, sectionOf(desk.draft, id) ? `/czesci/${id}` : `/pytania/${id}`)
