import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  DateField,
  EmailField,
  EmptyState,
  EntryCard,
  Form as FormBlock,
  Link,
  Section,
  SelectField,
  Stats,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { Work, type WorkFrame } from '../work/frame.tsx'
import { INVITED_KINDS, type Invited, WAYS } from './store.ts'

/** The list of those whom the consultation concerns. */
export function InvitedPage({ frame, invited, form }: { frame: WorkFrame; invited: Invited[]; form: Form }) {
  const { t } = useView()
  const home = `/praca/konsultacje/${frame.process.slug}/zaproszenia`
  return (
    <Work
      frame={frame}
      title={t('planning.invited.title')}
      form={form}
      actions={
        <ButtonLink href={`/praca/konsultacje/${frame.process.slug}/teksty/letter`} variant="secondary">
          {t('planning.invited.letter')}
        </ButtonLink>
      }
    >
      <p>{t('planning.invited.lead')}</p>
      {invited.length > 0 ? (
        <>
          <Stats
            items={[
              { figure: invited.length, label: t('planning.invited.all') },
              { figure: invited.filter(({ invitedOn }) => invitedOn).length, label: t('planning.invited.asked') },
              { figure: invited.filter(({ answeredOn }) => answeredOn).length, label: t('planning.invited.answered') },
            ]}
          />
          {invited.map((one) => (
            <One key={one.id} one={one} home={home} announced={frame.process.announcedAt !== null} />
          ))}
        </>
      ) : (
        <EmptyState title={t('planning.invited.empty')}>{t('planning.invited.empty-hint')}</EmptyState>
      )}
      <Section title={t('planning.invited.add')} id="dodaj">
        <FormBlock action={home} label={t('planning.invited.add')}>
          <TextField
            form={form}
            name="name"
            label={t('planning.invited.name')}
            hint={t('planning.invited.name.hint')}
          />
          <SelectField
            form={form}
            name="kind"
            label={t('planning.invited.kind')}
            options={INVITED_KINDS.map((value) => ({ value, label: t(`planning.invited.kind.${value}`) }))}
          />
          <EmailField
            form={form}
            name="email"
            label={t('planning.invited.email')}
            hint={t('planning.invited.email.hint')}
            optional
          />
          <TextField form={form} name="note" label={t('planning.invited.note')} optional />
          <SubmitButton variant="secondary" icon="plus">
            {t('planning.invited.add')}
          </SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}

function One({ one, home, announced }: { one: Invited; home: string; announced: boolean }) {
  const { t, locale } = useView()
  return (
    <EntryCard
      id={`zaproszony-${one.id}`}
      author={one.name}
      meta={[t(`planning.invited.kind.${one.kind}`), one.email, one.note].filter(Boolean).join(' · ')}
      level={2}
      tags={[
        one.invitedOn
          ? {
              kind: 'open',
              children: t('planning.invited.invited-on', {
                date: formatDate(one.invitedOn, locale),
                how: t(`planning.invited.way.${one.invitedHow ?? 'letter'}`),
              }),
            }
          : { kind: 'warning', children: t('planning.invited.not-yet') },
        ...(one.answeredOn
          ? [
              {
                kind: 'done' as const,
                children: t('planning.invited.answered-on', { date: formatDate(one.answeredOn, locale) }),
              },
            ]
          : []),
      ]}
      actions={
        <Actions>
          {one.email && announced && !one.invitedOn && (
            <ActButton action={`${home}/${one.id}/list`} variant="secondary" icon="mail">
              {t('planning.invited.send')}
            </ActButton>
          )}
          <ButtonLink href={`${home}/${one.id}`} variant="secondary" icon="pencil">
            {t('planning.invited.note-down')}
          </ButtonLink>
          <ActButton action={`${home}/${one.id}/usuniecie`} variant="quiet" icon="trash-2">
            {t('planning.remove')}
          </ActButton>
        </Actions>
      }
    >
      {one.answer && <p>{one.answer}</p>}
    </EntryCard>
  )
}

/** When and how somebody was invited, and what they said. */
export function ContactPage({ frame, invited, form }: { frame: WorkFrame; invited: Invited; form: Form }) {
  const { t } = useView()
  const home = `/praca/konsultacje/${frame.process.slug}/zaproszenia`
  return (
    <Work frame={frame} title={invited.name} form={form}>
      <p>
        <Link href={home} icon="chevron-left">
          {t('planning.invited.title')}
        </Link>
      </p>
      <FormBlock action={`${home}/${invited.id}`}>
        <DateField form={form} name="invitedOn" label={t('planning.invited.when-invited')} optional />
        <SelectField
          form={form}
          name="invitedHow"
          label={t('planning.invited.how')}
          options={WAYS.map((value) => ({ value, label: t(`planning.invited.way.${value}`) }))}
        />
        <DateField form={form} name="answeredOn" label={t('planning.invited.when-answered')} optional />
        <TextField
          form={form}
          name="answer"
          label={t('planning.invited.answer')}
          hint={t('planning.invited.answer.hint')}
          optional
        />
        <SubmitButton>{t('planning.save')}</SubmitButton>
      </FormBlock>
    </Work>
  )
}
