import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Actions,
  type Answer,
  CheckAnswers,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Link,
  Notice,
  QuestionPage,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import type { AnsweringSettings } from '../ports.ts'
import type { AnsweringPhase } from '../rules.ts'
import { mayResume } from '../rules.ts'
import { AnonymityBox } from './anonymity.tsx'
import {
  draftOf,
  Engine,
  Forget,
  type FormProps,
  hasFiles,
  Intro,
  islandsOf,
  NextLinks,
  Privacy,
  pageOf,
  Questions,
  SectionWords,
  Seen,
  type Shown,
  type Who,
  WhoFields,
  WholeQuestions,
} from './form-parts.tsx'
import { sayer, summaryOf } from './view.ts'

/** Before the first question: what it is about, how long it is open, what is kept of whoever answers. */
export function StartPage(props: FormProps & { phase: AnsweringPhase; underway: boolean; answered: string | null }) {
  const { t, locale } = useView()
  const { settings, asking, phase, underway, answered } = props
  const { closesAt, opensAt, home } = settings
  return (
    <QuestionPage
      {...pageOf(props)}
      {...(asking.form.problems?.length ? { form: asking.form } : {})}
      back={settings.back}
    >
      <Intro {...props} />
      {phase === 'open' && closesAt && <p>{t('forms.start.until', { date: formatDateTime(closesAt, locale) })}</p>}
      {phase === 'announced' && opensAt && (
        <Notice title={t('forms.start.announced')}>
          <p>{t('forms.start.from', { date: formatDateTime(opensAt, locale) })}</p>
        </Notice>
      )}
      {phase === 'closed' && <Closed settings={settings} />}
      {answered && (
        <Notice kind="success" title={t('forms.start.answered')}>
          <p>{t('forms.start.answered-text', { reference: answered })}</p>
        </Notice>
      )}
      {phase === 'open' && !answered && (
        <>
          <AnonymityBox anonymity={settings.anonymity} editable={settings.editable} />
          <Privacy settings={settings} />
          {underway && (
            <Notice title={t('forms.start.underway')}>
              <p>
                <Link href={`${home}/pytania`}>{t('forms.start.go-on')}</Link>
              </p>
            </Notice>
          )}
          <FormBlock action={`${home}/poczatek`}>
            <Honeypot name="website" />
            <Actions>
              <SubmitButton icon="arrow-right" variant={underway ? 'secondary' : 'primary'}>
                {t(underway ? 'forms.start.again' : 'forms.start.begin')}
              </SubmitButton>
            </Actions>
          </FormBlock>
          {mayResume(settings.anonymity) && (
            <p>
              <Link href={`${home}/wznowienie`}>{t('forms.start.resume')}</Link>
            </p>
          )}
        </>
      )}
      <Seen home={home} />
    </QuestionPage>
  )
}

/** All questions on one page, for short forms. */
export function WholePage(
  props: FormProps & { sections: Shown[]; formKey: string; moment: string; who: Who; answeredHere: boolean },
) {
  const { t, locale } = useView()
  const { version, settings, asking, sections, formKey, moment, who } = props
  return (
    <QuestionPage {...pageOf(props)} form={summaryOf(asking)} back={settings.back} islands={islandsOf(props)}>
      <Intro {...props} />
      {props.answeredHere && <Notice kind="warning">{t('forms.start.answered-here')}</Notice>}
      {settings.closesAt && <p>{t('forms.start.until', { date: formatDateTime(settings.closesAt, locale) })}</p>}
      <AnonymityBox anonymity={settings.anonymity} editable={settings.editable} />
      <FormBlock action={settings.home} files={hasFiles(sections)} draft={draftOf(version, 'calosc')}>
        <Hidden name="key" value={formKey} />
        <Hidden name="moment" value={moment} />
        <Honeypot name="website" />
        <WholeQuestions asking={asking} sections={sections} />
        <WhoFields settings={settings} form={asking.form} who={who} />
        <Privacy settings={settings} />
        <SubmitButton icon="send">{t('forms.check.send')}</SubmitButton>
      </FormBlock>
      <Seen home={settings.home} />
    </QuestionPage>
  )
}

/** One section on one screen. */
export function SectionPage(
  props: FormProps & {
    shown: Shown
    number: number
    of: number
    back: string
    elsewhere: Record<string, unknown>
    drafts: string[]
  },
) {
  const { t } = useView()
  const { version, settings, asking, shown, number, of, back, elsewhere } = props
  const say = sayer(asking)
  const { home } = settings
  const title = say(shown.section.title) || say(asking.definition.title)
  return (
    <QuestionPage
      {...pageOf(props)}
      title={title}
      caption={[t('forms.section.progress', { number, of }), say(asking.definition.title)].join(' · ')}
      form={summaryOf(asking)}
      back={{ label: t('forms.section.back'), href: back }}
      islands={islandsOf(props)}
    >
      <FormBlock
        action={`${home}/pytania/${shown.section.id}`}
        files={hasFiles([shown])}
        draft={draftOf(version, shown.section.id)}
      >
        <Engine asking={asking} sections={[shown]} elsewhere={elsewhere}>
          <SectionWords {...shown} asking={asking} />
          <Questions {...shown} asking={asking} />
        </Engine>
        <Actions>
          <SubmitButton icon="arrow-right">{t('forms.section.next')}</SubmitButton>
          <SubmitButton variant="secondary" name="potem" value="wstecz">
            {t('forms.section.save-back')}
          </SubmitButton>
          {mayResume(settings.anonymity) && (
            <SubmitButton variant="quiet" name="potem" value="pozniej">
              {t('forms.section.later')}
            </SubmitButton>
          )}
        </Actions>
      </FormBlock>
      <Forget drafts={props.drafts} />
    </QuestionPage>
  )
}

/** Everything that was answered, with a way back to each, before it is sent. */
export function CheckPage(
  props: FormProps & { answers: (Answer & { section: string })[]; who: Who; back: string; hiddenDropped: boolean },
) {
  const { t } = useView()
  const { settings, asking, answers, who, back } = props
  const { home } = settings
  return (
    <QuestionPage
      {...pageOf(props)}
      title={t('forms.check.title')}
      caption={sayer(asking)(asking.definition.title)}
      form={asking.form}
      back={{ label: t('forms.section.back'), href: back }}
    >
      <p>{t('forms.check.lead')}</p>
      <CheckAnswers answers={answers} />
      {props.hiddenDropped && <p>{t('forms.check.dropped')}</p>}
      <FormBlock action={`${home}/wyslanie`}>
        <Honeypot name="website" />
        <WhoFields settings={settings} form={asking.form} who={who} />
        <Privacy settings={settings} />
        <SubmitButton icon="send">{t('forms.check.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

function Closed({ settings }: { settings: AnsweringSettings }) {
  const { t, locale } = useView()
  return (
    <Notice title={t('forms.start.closed')}>
      {settings.closesAt && <p>{t('forms.start.closed-at', { date: formatDateTime(settings.closesAt, locale) })}</p>}
      <NextLinks settings={settings} />
    </Notice>
  )
}

/** Enough people of a kind have answered: said with thanks, and with what else can be done. */
export function FullPage(props: FormProps) {
  const { t } = useView()
  return (
    <QuestionPage {...pageOf(props)} title={t('forms.full.title')} back={props.settings.back}>
      <p>{t('forms.full.text')}</p>
      <NextLinks settings={props.settings} />
    </QuestionPage>
  )
}
