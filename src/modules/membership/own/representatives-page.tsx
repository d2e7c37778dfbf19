import type { Form } from '../../../platform/http/index.ts'
import { Page, useView } from '../../../ui/index.ts'
import { OWN } from '../directory/addresses.ts'
import { Representatives } from '../members/representatives-part.tsx'
import type { Member, Representative } from '../members/rules.ts'

import { ownPath } from './pages.tsx'

export interface OwnRepresentativesProps {
  member: Member
  representatives: Representative[]
  form: Form
}

/** Who acts for my institution, in what and since when; whoever may sign for it names and ends others. */
export function OwnRepresentativesPage({ member, representatives, form }: OwnRepresentativesProps) {
  const { t } = useView()
  return (
    <Page
      title={t('membership.representatives.title')}
      form={form}
      unlisted
      crumbs={[
        { label: t('membership.network'), href: '/siec' },
        { label: t('membership.own.title'), href: OWN },
      ]}
    >
      <h1>{t('membership.representatives.of', { name: member.name })}</h1>
      <p>{t('membership.representatives.how')}</p>
      <Representatives home={`${ownPath(member.id)}/przedstawiciele`} representatives={representatives} form={form} />
    </Page>
  )
}
