import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Card,
  CardGrid,
  DateField,
  EmptyState,
  Form,
  Hidden,
  KeyValues,
  Link,
  ListPage,
  Meta,
  Pager,
  QuestionPage,
  RichText,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { NATIONAL, type NationalMeeting, type Note, nationalPath } from './rules.ts'

function Days({ national }: { national: Pick<NationalMeeting, 'startsOn' | 'endsOn'> }) {
  const { locale } = useView()
  const { startsOn, endsOn } = national
  if (startsOn.equals(endsOn)) return <>{formatDate(startsOn, locale)}</>
  return (
    <>
      {formatDate(startsOn, locale)} – {formatDate(endsOn, locale)}
    </>
  )
}

/** Meetings elsewhere at which the network was, or will be. */
export function NationalListPage({
  rows,
  next,
  keeps,
}: {
  rows: NationalMeeting[]
  next: string | null
  keeps: boolean
}) {
  const { t } = useView()
  return (
    <ListPage
      title={t('meetings.national.title')}
      lead={t('meetings.national.lead')}
      crumbs={[{ label: t('meetings.duties.network'), href: '/siec' }]}
      actions={
        keeps && (
          <ButtonLink href={`${NATIONAL}/nowe`} icon="plus">
            {t('meetings.national.add')}
          </ButtonLink>
        )
      }
      pager={<Pager next={next ? `${NATIONAL}?po=${next}` : undefined} />}
    >
      {rows.length === 0 && <EmptyState title={t('meetings.national.none')} icon="calendar" />}
      <CardGrid label={t('meetings.national.title')}>
        {rows.map((national) => (
          <Card
            key={national.id}
            level={2}
            title={national.name}
            href={nationalPath(national)}
            meta={<Days national={national} />}
            footer={national.place}
          />
        ))}
      </CardGrid>
    </ListPage>
  )
}

interface NationalProps {
  national: NationalMeeting
  goers: { personId: string; name: string }[]
  /** For members alone; null for others. */
  notes: Note[] | null
  /** Whether this member goes; null for those who are no members. */
  goes: boolean | null
  keeps: boolean
  form: FormState
  formKey: string
}

export function NationalPage({ national, goers, notes, goes, keeps, form, formKey }: NationalProps) {
  const { t, locale } = useView()
  const home = nationalPath(national)
  return (
    <ThingPage
      title={national.name}
      form={form}
      crumbs={[{ label: t('meetings.national.title'), href: NATIONAL }]}
      lead={<Days national={national} />}
      actions={
        <>
          {goes !== null && (
            <ActButton action={`${home}/${goes ? 'rezygnacja' : 'wyjazd'}`} variant={goes ? 'secondary' : 'primary'}>
              {t(goes ? 'meetings.national.not-going' : 'meetings.national.going')}
            </ActButton>
          )}
          {keeps && (
            <ButtonLink href={`${home}/zmiana`} variant="secondary" icon="pencil">
              {t('meetings.national.edit')}
            </ButtonLink>
          )}
        </>
      }
    >
      <KeyValues
        items={[
          ...(national.place ? [{ label: t('meetings.page.place'), value: national.place }] : []),
          ...(national.url
            ? [{ label: t('meetings.national.url'), value: <Link href={national.url}>{national.url}</Link> }]
            : []),
        ]}
      />
      {national.about && <RichText markdown={national.about} level={3} />}
      <Section title={t('meetings.national.goers')} count={goers.length}>
        {goers.length === 0 && <p>{t('meetings.national.nobody')}</p>}
        <ul>
          {goers.map(({ personId, name }) => (
            <li key={personId}>{name}</li>
          ))}
        </ul>
      </Section>
      {national.bringsBack && (
        <Section title={t('meetings.national.brings-back')} id="przywozimy">
          <RichText markdown={national.bringsBack} level={3} />
        </Section>
      )}
      {notes && (
        <Section title={t('meetings.national.notes')} id="notatki">
          <Meta>{t('meetings.national.notes.lead')}</Meta>
          {notes.map(({ id, author, body, notedAt }) => (
            <article key={id}>
              <Meta>
                {author || t('meetings.minutes.unnamed')}, {formatDate(notedAt, locale)}
              </Meta>
              <RichText markdown={body} level={3} />
            </article>
          ))}
          <Form action={`${home}/notatki`} label={t('meetings.national.note')}>
            <Hidden name="key" value={formKey} />
            <TextArea form={form} name="body" label={t('meetings.national.note')} rows={5} limit={5000} />
            <SubmitButton variant="secondary">{t('meetings.national.note.add')}</SubmitButton>
          </Form>
        </Section>
      )}
    </ThingPage>
  )
}

export function NationalFormPage({
  national,
  form,
  formKey,
}: {
  national: NationalMeeting | null
  form: FormState
  formKey: string
}) {
  const { t } = useView()
  const field = (name: string) => ({ form, name, label: t(`meetings.national.field.${name}`) })
  const back = national ? nationalPath(national) : NATIONAL
  return (
    <QuestionPage
      title={t(national ? 'meetings.national.edit' : 'meetings.national.add')}
      form={form}
      unlisted
      back={{ label: national?.name ?? t('meetings.national.title'), href: back }}
    >
      <Form action={national ? `${back}/zmiana` : `${NATIONAL}/nowe`}>
        <Hidden name="key" value={formKey} />
        <TextField {...field('name')} />
        <TextField {...field('place')} optional />
        <DateField {...field('startsOn')} />
        <DateField {...field('endsOn')} />
        <TextField {...field('url')} type="url" optional />
        <TextArea {...field('about')} rows={5} limit={4000} optional />
        <TextArea
          {...field('bringsBack')}
          hint={t('meetings.national.field.bringsBack.hint')}
          rows={6}
          limit={8000}
          optional
        />
        <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
