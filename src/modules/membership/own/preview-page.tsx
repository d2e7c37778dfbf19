import { EmptyState, Link, Page, Section, Tabs, useView } from '../../../ui/index.ts'
import type { Unit } from '../../places/index.ts'
import { memberPath, OWN } from '../directory/addresses.ts'
import { CardView } from '../directory/card-view.tsx'
import type { SeenCard } from '../directory/rules.ts'
import type { Member } from '../members/rules.ts'
import { LOOKS, type Look } from './forms.ts'

import { ownPath } from './pages.tsx'

export interface PreviewPageProps {
  member: Member
  look: Look
  /** Null when such a reader does not learn that the member exists. */
  seen: SeenCard | null
  unit: Unit | null
}

/** The card exactly as somebody else gets it. */
export function PreviewPage({ member, look, seen, unit }: PreviewPageProps) {
  const { t } = useView()
  const home = `${ownPath(member.id)}/podglad`
  return (
    <Page
      title={t('membership.preview.title')}
      unlisted
      crumbs={[
        { label: t('membership.network'), href: '/siec' },
        { label: t('membership.own.title'), href: OWN },
      ]}
    >
      <h1>{t('membership.preview.title')}</h1>
      <Tabs
        label={t('membership.preview.as')}
        items={(Object.keys(LOOKS) as Look[]).map((each) => ({
          label: t(`membership.preview.${each}`),
          href: each === 'obcy' ? home : `${home}?jako=${each}`,
          current: each === look,
        }))}
      />
      {seen ? (
        <Section title={seen.name} more={<Link href={memberPath(member.id)}>{t('membership.preview.page')}</Link>}>
          <CardView seen={seen} unit={unit} />
        </Section>
      ) : (
        <EmptyState title={t('membership.preview.unseen')} icon="eye">
          {t('membership.preview.unseen-why')}
        </EmptyState>
      )}
    </Page>
  )
}
