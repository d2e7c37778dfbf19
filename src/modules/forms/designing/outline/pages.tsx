import { ActButton, Actions, ButtonLink, EmptyState, Form, Link, useView } from '../../../../ui/index.ts'
import { askedTooEarly } from '../conditions.ts'
import { hintsFor } from '../hints/hints.ts'
import { minutesFor } from '../hints/time.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'
import type { Removal } from '../removals-store.ts'
import { minutesIn, speakerOf } from '../saying.ts'
import { placedIn } from '../walk.ts'
import { Removed } from './removed.tsx'
import { SectionBlock } from './rows.tsx'

export interface OutlineProps {
  desk: Desk
  /** What was removed just now, offered back. */
  removed: Removal | null
  /** How many removed things wait to be brought back. */
  removals: number
}

/** The whole form at a glance: sections and questions in order, with what can be done to each. */
export function OutlinePage({ desk, removed, removals }: OutlineProps) {
  const { t } = useView()
  const { draft, form } = desk
  const speaker = speakerOf(draft, t)
  const hints = new Map<string, number>()
  for (const { where } of hintsFor(draft)) if (where) hints.set(where, (hints.get(where) ?? 0) + 1)
  const outlook = { desk, speaker, hints, early: new Set(askedTooEarly(draft).map(({ owner }) => owner)) }
  const count = placedIn(draft).filter(({ parent }) => !parent).length
  const path = (rest: string) => designPath(form, rest)
  return (
    <DesignPage
      desk={desk}
      tab=""
      title={speaker.words(draft.title)}
      islands={['wiec-reorder']}
      actions={
        <ButtonLink href={path('/pytania/nowe')} icon="plus">
          {t('designing.outline.add')}
        </ButtonLink>
      }
    >
      {removed && <Removed desk={desk} removal={removed} />}
      <div class="design-summary">
        <p>
          {t('designing.outline.count', { count })} · {minutesIn(minutesFor(draft), t)}
        </p>
        <p class="design-summary-links">
          <Link href={path('/biblioteka')} icon="book-open">
            {t('designing.outline.library')}
          </Link>
          <Link href={path('/import')} icon="copy">
            {t('designing.outline.import')}
          </Link>
          {removals > 0 && (
            <Link href={path('/usuniete')} icon="undo-2">
              {t('designing.outline.removed', { count: removals })}
            </Link>
          )}
        </p>
      </div>
      {count === 0 && (
        <EmptyState title={t('designing.outline.empty')} icon="list">
          <p>{t('designing.outline.empty-text')}</p>
        </EmptyState>
      )}
      <wiec-reorder data-handle={t('designing.outline.drag')}>
        <Form action={path('/miejsce')} label={t('designing.outline.form')}>
          {draft.sections.map((section, at) => (
            <SectionBlock key={section.id} {...outlook} section={section} at={at} />
          ))}
        </Form>
      </wiec-reorder>
      <Actions>
        <ActButton action={path('/czesci')} icon="plus">
          {t('designing.section.add')}
        </ActButton>
      </Actions>
    </DesignPage>
  )
}
