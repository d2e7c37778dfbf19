import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  ConfirmPage,
  EmptyState,
  EntryCard,
  KeyValues,
  Link,
  Notice,
  Page,
  Section,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { NETWORK_DISCUSSIONS } from '../../discussions/index.ts'
import type { Hiding } from '../../moderation/index.ts'
import { NEWS, OWN } from '../directory/addresses.ts'
import type { GivenConsent, OwnMember } from '../members/own-store.ts'
import type { Member, Period } from '../members/rules.ts'
import { PURPOSES, type Purpose } from '../rules.ts'

export const ownPath = (memberId: string) => `${OWN}/${memberId}`

/** A membership as those who act for it see it. */
export interface OwnMembership extends OwnMember {
  periods: Period[]
  consents: GivenConsent[]
  isActive: boolean
  /** The decision of moderators that hides the card now. */
  hiding: Hiding | null
}

export interface OwnPageProps {
  own: OwnMembership[]
  /** Memberships under the same address, not joined with the account yet. */
  waiting: Member[]
  email: string
}

/** My membership: its state and history, consents, the card, leaving. */
export function OwnPage({ own, waiting, email }: OwnPageProps) {
  const { t } = useView()
  return (
    <Page title={t('membership.own.title')} crumbs={[{ label: t('membership.network'), href: '/siec' }]} unlisted>
      <h1>{t('membership.own.title')}</h1>
      {waiting.map((member) => (
        <Notice key={member.id} title={t('membership.own.waiting', { name: member.name })}>
          <p>{t(`membership.own.waiting-how.${member.kind}`, { email })}</p>
          <ActButton action={`${ownPath(member.id)}/konto`} variant="primary" icon="check">
            {t('membership.own.join')}
          </ActButton>
        </Notice>
      ))}
      {own.length + waiting.length === 0 && (
        <EmptyState
          title={t('membership.own.none')}
          icon="users"
          action={<ButtonLink href="/siec">{t('membership.own.about')}</ButtonLink>}
        >
          {t('membership.own.none-hint', { email })}
        </EmptyState>
      )}
      {own.map((membership) => (
        <Membership key={membership.member.id} {...membership} />
      ))}
      {own.length > 0 && (
        <Actions>
          <ButtonLink href={NEWS} variant="secondary" icon="bell">
            {t('membership.news.title')}
          </ButtonLink>
          {own.some(({ isActive }) => isActive) && (
            <ButtonLink href={NETWORK_DISCUSSIONS} variant="secondary" icon="message-square">
              {t('discussions.network')}
            </ButtonLink>
          )}
          <Link href="/konto/dane" icon="download">
            {t('membership.own.data')}
          </Link>
        </Actions>
      )}
    </Page>
  )
}

function Membership({ member, scopes, periods, consents, isActive, hiding }: OwnMembership) {
  const { t, locale } = useView()
  const home = ownPath(member.id)
  const last = periods.at(-1)
  const state = isActive ? 'active' : last?.to === null ? 'suspended' : 'ended'
  return (
    <Section title={member.name} more={<Tag kind={STATE_TAGS[state]}>{t(`membership.own.state.${state}`)}</Tag>}>
      <KeyValues
        items={[
          { label: t('membership.own.number'), value: String(member.number) },
          { label: t('membership.member.standing'), value: last && t(`membership.standing.${last.standing}`) },
          { label: t('membership.member.since'), value: periods[0] && formatDate(periods[0].from, locale) },
        ]}
      />
      {hiding && <HiddenCard hiding={hiding} />}
      <Actions>
        {scopes.includes('edit') && (
          <ButtonLink href={`${home}/wizytowka`} icon="pencil">
            {t('membership.own.edit-card')}
          </ButtonLink>
        )}
        <ButtonLink href={`${home}/podglad`} variant="secondary" icon="eye">
          {t('membership.own.preview')}
        </ButtonLink>
        {member.kind === 'institution' && scopes.includes('sign') && (
          <ButtonLink href={`${home}/przedstawiciele`} variant="secondary" icon="users">
            {t('membership.representatives.title')}
          </ButtonLink>
        )}
      </Actions>
      {scopes.includes('sign') && (
        <Section title={t('membership.own.consents')} level={3}>
          {PURPOSES.map((purpose) => (
            <Consent key={purpose} member={member} purpose={purpose} consents={consents} />
          ))}
        </Section>
      )}
      <Section title={t('membership.own.history')} level={3}>
        <Table
          dense
          caption={t('membership.own.history')}
          captionHidden
          rows={periods}
          rowId={({ id }) => id}
          columns={[
            { label: t('membership.own.from'), cell: ({ from }) => formatDate(from, locale), names: true },
            {
              label: t('membership.own.to'),
              cell: ({ to }) => (to ? formatDate(to, locale) : t('membership.own.lasts')),
            },
            { label: t('membership.member.standing'), cell: ({ standing }) => t(`membership.standing.${standing}`) },
            { label: t('membership.own.state'), cell: ({ state }) => t(`membership.own.state.${state}`) },
            {
              label: t('membership.own.ended'),
              cell: ({ endedHow }) => (endedHow ? t(`membership.own.ended.${endedHow}`) : '–'),
            },
          ]}
        />
      </Section>
      {last?.to === null && scopes.includes('sign') && (
        <p>
          <Link href={`${home}/odejscie`} icon="log-out">
            {t('membership.own.leave')}
          </Link>
        </p>
      )}
    </Section>
  )
}

/** The statement of reasons for the author (DSA art. 17), and the way to appeal. */
function HiddenCard({ hiding }: { hiding: Hiding }) {
  const { t, locale } = useView()
  return (
    <Notice kind="warning" title={t('membership.own.hidden')}>
      <p>{t('membership.own.hidden-text', { date: formatDate(hiding.decidedAt, locale) })}</p>
      <KeyValues
        items={[
          {
            label: t('membership.own.hidden-ground'),
            value: `${t(`moderation.ground.${hiding.ground}`)}. ${t(`moderation.basis.${hiding.ground}`)}`,
          },
          { label: t('membership.own.hidden-reason'), value: hiding.reason },
        ]}
      />
      {hiding.appealPath && (
        <p>
          <Link href={hiding.appealPath} icon="arrow-right">
            {t('membership.own.hidden-appeal')}
          </Link>
        </p>
      )}
    </Notice>
  )
}

const STATE_TAGS = { active: 'done', suspended: 'warning', ended: 'closed' } as const

function Consent({ member, purpose, consents }: { member: Member; purpose: Purpose; consents: GivenConsent[] }) {
  const { t, locale } = useView()
  const now = consents.find((consent) => consent.purpose === purpose && consent.takenBackAt === null)
  const takenBack = consents.find((consent) => consent.purpose === purpose && consent.takenBackAt !== null)?.takenBackAt
  return (
    <EntryCard
      level={4}
      author={t(`membership.consent.${purpose}`)}
      actions={
        <ActButton
          action={`${ownPath(member.id)}/zgody`}
          values={{ purpose, given: now ? 'nie' : 'tak' }}
          variant="secondary"
          icon={now ? 'x' : 'check'}
        >
          {t(now ? `membership.consent.take-back.${purpose}` : `membership.consent.give.${purpose}`)}
        </ActButton>
      }
    >
      <p>{t(`membership.consent.${purpose}-means.${member.kind}`)}</p>
      <p>
        {now
          ? t('membership.consent.given', { day: formatDate(now.givenAt, locale) })
          : takenBack
            ? t('membership.consent.taken-back', { day: formatDate(takenBack, locale) })
            : t('membership.consent.not-given')}
      </p>
    </EntryCard>
  )
}

/** What leaving does, asked once. */
export function LeavingPage({ member, form }: { member: Member; form: Form }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('membership.leaving.title')}
      form={form}
      back={{ label: t('membership.own.title'), href: OWN }}
      action={`${ownPath(member.id)}/odejscie`}
      button={t('membership.leaving.button')}
      danger
    >
      <p>{t('membership.leaving.who', { name: member.name })}</p>
      <ul>
        {['card', 'letters', 'record', 'return'].map((word) => (
          <li key={word}>{t(`membership.leaving.${word}`)}</li>
        ))}
      </ul>
      <TextArea
        form={form}
        name="statement"
        label={t('membership.leaving.statement')}
        hint={t('membership.leaving.statement-hint')}
        rows={4}
        optional
      />
    </ConfirmPage>
  )
}
