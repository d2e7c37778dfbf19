import type { Form } from '../../../platform/http/index.ts'
import {
  ButtonLink,
  Checkbox,
  Details,
  Form as FormBlock,
  Notice,
  QuestionPage,
  RadioGroup,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { byAccount } from '../eligibility/identify.ts'
import type { Definition } from '../polls/definition.ts'
import type { Poll } from '../polls/rules.ts'
import type { VotingMember } from '../ports.ts'
import { pathOf } from './paths.ts'

export interface EntryPageProps {
  poll: Poll
  form: Form
  /** Where to sign in, when nobody is. */
  signIn: string | null
  /** Signed in, and not among those who vote. */
  outside: boolean
  /** As whom the account may vote among members. */
  members: VotingMember[]
}

/** Who are you: the one question before the ballot, with the paper way beside it. */
export function EntryPage({ poll, form, signIn, outside, members }: EntryPageProps) {
  const { t } = useView()
  const { definition } = poll
  const { way } = definition
  return (
    <QuestionPage
      title={t('ballots.entry')}
      caption={poll.title}
      form={form}
      back={{ label: t('ballots.back'), href: pathOf(poll) }}
      unlisted
    >
      <p>{definition.who}</p>
      {byAccount(way) ? (
        <AccountEntry {...{ poll, form, signIn, outside, members }} />
      ) : (
        <FormBlock action={`${pathOf(poll)}/wejscie`}>
          <p>{t(`ballots.way.${way}.privacy`)}</p>
          <IdentityFields form={form} definition={definition} />
          {(way === 'declaration' || way === 'pesel') && (
            <Checkbox
              form={form}
              name="confirmed"
              label={t('ballots.field.confirmed', { who: definition.who.replace(/\.$/, '') })}
            />
          )}
          <SubmitButton icon="vote">{t('ballots.entry.go')}</SubmitButton>
          {way === 'sms' && (
            <SubmitButton variant="secondary" icon="phone" action={`${pathOf(poll)}/sms`}>
              {t('ballots.entry.sms')}
            </SubmitButton>
          )}
        </FormBlock>
      )}
      {!byAccount(way) && way !== 'codes' && (
        <Details summary={t('ballots.entry.key')} open={form.problems.some(({ field }) => field === 'editKey')}>
          <FormBlock action={`${pathOf(poll)}/klucz`} label={t('ballots.entry.key')}>
            <TextField form={form} name="editKey" label={t('ballots.edit-key')} spellcheck={false} />
            <SubmitButton variant="secondary">{t('ballots.entry.key.go')}</SubmitButton>
          </FormBlock>
        </Details>
      )}
      <Notice title={t('ballots.entry.paper')}>
        <p>{definition.paper}</p>
        <p>{t(`ballots.way.${way}.paper`)}</p>
      </Notice>
    </QuestionPage>
  )
}

function AccountEntry({ poll, form, signIn, outside, members }: EntryPageProps) {
  const { t } = useView()
  const { way } = poll.definition
  if (signIn)
    return (
      <>
        <p>{t(`ballots.way.${way}.sign-in`)}</p>
        <ButtonLink href={signIn} icon="log-in">
          {t('ballots.entry.sign-in')}
        </ButtonLink>
      </>
    )
  if (outside)
    return (
      <Notice kind="warning" title={t(`ballots.way.${way}.outside`)}>
        <p>{t(`ballots.way.${way}.outside.text`)}</p>
      </Notice>
    )
  return (
    <FormBlock action={`${pathOf(poll)}/wejscie`}>
      <p>{t(`ballots.way.${way}.privacy`)}</p>
      {members.length === 1 && <p>{t('ballots.entry.as-one', { name: members[0]?.name ?? '' })}</p>}
      {members.length > 1 && (
        <RadioGroup
          form={form}
          name="voteAs"
          label={t('ballots.field.voteAs')}
          hint={t('ballots.field.voteAs.hint')}
          options={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SubmitButton icon="vote">{t('ballots.entry.go')}</SubmitButton>
    </FormBlock>
  )
}

/**
 * What the way of the poll asks; the same on the web and at the desk where paper is entered.
 * @param shared on a device that many people use, whose browser is to remember and offer nothing
 */
export function IdentityFields({
  form,
  definition,
  paper,
  shared = paper,
}: {
  form: Form
  definition: Definition
  paper?: boolean
  shared?: boolean | undefined
}) {
  const { t } = useView()
  const field = (name: string, more: object = {}) => (
    <TextField
      form={form}
      name={name}
      label={t(`ballots.field.${name}`)}
      autocomplete="off"
      spellcheck={false}
      {...more}
    />
  )
  switch (definition.way) {
    case 'declaration':
      return (
        <>
          {field('firstName', shared ? {} : { autocomplete: 'given-name' })}
          {field('lastName', shared ? {} : { autocomplete: 'family-name' })}
          {field('birthYear', { width: 'short', inputMode: 'numeric' })}
          {field('address', {
            hint: t('ballots.field.address.hint'),
            ...(shared ? {} : { autocomplete: 'address-line1' }),
          })}
        </>
      )
    case 'list':
      return field('listed', { label: definition.listLabel || t('ballots.field.listed') })
    case 'codes':
      return field('code', { hint: t('ballots.field.code.hint'), width: 'medium' })
    case 'sms':
      return (
        <>
          {field('phone', { type: 'tel', width: 'medium', ...(shared ? {} : { autocomplete: 'tel' }) })}
          {!paper &&
            field('smsCode', {
              hint: t('ballots.field.smsCode.hint'),
              width: 'short',
              inputMode: 'numeric',
              optional: true,
            })}
        </>
      )
    case 'pesel':
      return field('pesel', { width: 'medium', inputMode: 'numeric', hint: definition.basis })
    case 'membership':
      return paper
        ? field('memberNumber', {
            width: 'short',
            inputMode: 'numeric',
            hint: t('ballots.field.memberNumber.hint'),
          })
        : null
    case 'oidc':
      return paper ? field('email', { type: 'text', hint: t('ballots.field.email.hint') }) : null
  }
}
