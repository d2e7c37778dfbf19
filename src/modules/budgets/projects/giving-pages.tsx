import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatMoney } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  CheckAnswers,
  Checkbox,
  CheckboxGroup,
  ConfirmPage,
  Details,
  EmailField,
  EnterButton,
  FileField,
  type FileItem,
  FileList,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  NumberField,
  QuestionPage,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { PlaceInput, type Point, type Unit } from '../../places/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Edition, Pool } from '../editions/store.ts'
import type { Summons } from '../verifying/store.ts'
import { dateWords, projectTag } from '../words.ts'
import { ownPath, projectPath } from './actions.ts'
import { LINES, STEPS, type Step } from './giving-forms.ts'
import { LinesTable } from './pages.tsx'
import { CATEGORIES, type CostLine, type missingIn, type Project, type PublicState } from './rules.ts'
import type { Author, Coauthor } from './store.ts'

/** Whose hands the project is in: an author with the key, or a clerk keying in what came on paper. */
export interface Hands {
  process: Process
  edition: Edition
  project: Project
  secret: string | null
  /** Where screens of this project lie. */
  path(rest?: string): string
}

export function StartPage({ process, edition }: { process: Process; edition: Edition }) {
  const { t, locale } = useView()
  return (
    <QuestionPage title={t('budgets.submit')} back={{ label: process.title, href: pathOf(process) }} unlisted>
      <p class="ui-lead">{t('budgets.submit.lead')}</p>
      <ul>
        <li>{edition.settings.submitters}</li>
        <li>{t('budgets.submit.until', { date: dateWords(edition.calendar, 'submissionTo', locale) })}</li>
        <li>{t('budgets.submit.no-account')}</li>
        <li>
          <Link href={`${pathOf(process)}/zasady#cennik`}>{t('budgets.prices')}</Link>
        </li>
      </ul>
      <FormBlock action={`${pathOf(process)}/zglos`}>
        <SubmitButton icon="arrow-right">{t('budgets.submit.begin')}</SubmitButton>
      </FormBlock>
      <Notice title={t('budgets.submit.paper')}>
        <p>{t('budgets.submit.paper.text')}</p>
      </Notice>
    </QuestionPage>
  )
}

interface StepProps extends Hands {
  form: Form
  step: Step
  pools: Pool[]
  unit: Unit | null
  spot: Point | null
  files: { open: FileItem[]; closed: FileItem[] }
}

/** One screen of the submission. Every button keeps what is written. */
export function StepPage(props: StepProps) {
  const { t } = useView()
  const { project, step, form, secret } = props
  const at = STEPS.indexOf(step)
  const back = at > 0 ? props.path(`/${STEPS[at - 1]}`) : props.path()
  return (
    <QuestionPage
      title={t(`budgets.step.${step}`)}
      caption={project.title || t('budgets.submit')}
      step={{ number: at + 1, of: STEPS.length + 1 }}
      back={{ label: t('budgets.step.back'), href: back }}
      form={form}
      islands={['wiec-count', 'wiec-draft']}
      unlisted
    >
      <p>{t(`budgets.step.${step}.lead`)}</p>
      <FormBlock action={props.path(`/${step}`)} files={step === 'zalaczniki'} draft={`projekt-${project.id}-${step}`}>
        {step === 'miejsce' && <EnterButton name="dalej" value="tak" />}
        {secret !== null && <Hidden name="klucz" value={secret} />}
        {step === 'pomysl' && <IdeaFields form={form} />}
        {step === 'miejsce' && <PlaceFields {...props} />}
        {step === 'koszty' && <CostFields {...props} />}
        {step === 'zalaczniki' && <FileFields {...props} />}
        {step === 'autor' && <AuthorFields {...props} />}
        <SubmitButton icon="arrow-right">{t('budgets.step.next')}</SubmitButton>
      </FormBlock>
      {step === 'koszty' && <PriceList edition={props.edition} />}
    </QuestionPage>
  )
}

function IdeaFields({ form }: { form: Form }) {
  const { t } = useView()
  const area = (name: string, rows: number, limit: number) => (
    <TextArea
      form={form}
      name={name}
      label={t(`budgets.field.${name}`)}
      hint={t(`budgets.field.${name}.hint`)}
      rows={rows}
      limit={limit}
    />
  )
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t('budgets.field.title')}
        hint={t('budgets.field.title.hint')}
        maxLength={160}
      />
      {area('summary', 3, 300)}
      {area('description', 8, 20_000)}
      {area('reason', 4, 5_000)}
      {area('beneficiaries', 2, 500)}
      {area('access', 2, 500)}
      <SelectField
        form={form}
        name="category"
        label={t('budgets.field.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`budgets.category.${value}`) }))}
      />
      <TextField
        form={form}
        name="schedule"
        label={t('budgets.field.schedule')}
        hint={t('budgets.field.schedule.hint')}
        optional
      />
    </>
  )
}

function PlaceFields({ form, pools, unit, spot }: StepProps) {
  const { t, locale } = useView()
  return (
    <>
      <RadioGroup
        form={form}
        name="poolId"
        label={t('budgets.field.pool')}
        options={pools.map(({ id, name, areaWords, amountGrosze, mostGrosze, signatures }) => ({
          value: id,
          label: name,
          hint: [
            areaWords,
            t('budgets.field.pool.limit', { amount: formatMoney(mostGrosze ?? amountGrosze, locale) }),
            signatures > 0 ? t('budgets.field.pool.signatures', { count: signatures }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <TextField form={form} name="placeWords" label={t('budgets.field.place')} hint={t('budgets.field.place.hint')} />
      <TextField
        form={form}
        name="landTitle"
        label={t('budgets.field.land')}
        hint={t('budgets.field.land.hint')}
        optional
      />
      {unit && (
        <fieldset class="ds-fieldset">
          <legend>{t('budgets.field.spot')}</legend>
          <p class="ui-hint">{t('budgets.field.spot.hint')}</p>
          <Hidden name="spot" value={String(form.values.spot ?? '')} />
          {spot && <p role="status">{t('budgets.field.spot.marked')}</p>}
          <PlaceInput unit={unit} name="pick" chosen={spot} />
        </fieldset>
      )}
    </>
  )
}

function CostFields({ form, project }: StepProps) {
  const { t, locale } = useView()
  return (
    <>
      {Array.from({ length: LINES }, (_, at) => (
        <fieldset key={at} class="ds-fieldset budgets-line">
          <legend>{t('budgets.cost.line', { number: at + 1 })}</legend>
          <TextField form={form} name={`name${at}`} label={t('budgets.cost.name')} optional={at > 0} />
          <NumberField form={form} name={`quantity${at}`} label={t('budgets.cost.quantity')} decimal optional />
          <NumberField
            form={form}
            name={`price${at}`}
            label={t('budgets.cost.price')}
            unit="zł"
            decimal
            optional={at > 0}
            width="medium"
          />
        </fieldset>
      ))}
      <NumberField
        form={form}
        name="yearly"
        label={t('budgets.field.yearly')}
        hint={t('budgets.field.yearly.hint')}
        unit="zł"
        decimal
        width="medium"
        optional
      />
      {project.costGrosze > 0 && <p>{t('budgets.cost.sum', { amount: formatMoney(project.costGrosze, locale) })}</p>}
    </>
  )
}

function PriceList({ edition }: { edition: Edition }) {
  const { t, locale } = useView()
  return (
    <Details summary={t('budgets.prices')}>
      <p>{t('budgets.prices.text')}</p>
      <Table
        caption={t('budgets.prices')}
        captionHidden
        rows={edition.settings.prices}
        rowId={({ name }) => name}
        columns={[
          { label: t('budgets.cost.name'), names: true, cell: ({ name }) => name },
          { label: t('budgets.cost.unit'), cell: ({ unit }) => unit },
          {
            label: t('budgets.cost.price'),
            kind: 'number',
            cell: ({ priceGrosze }) => formatMoney(priceGrosze, locale),
          },
        ]}
      />
    </Details>
  )
}

function FileFields({ form, files, project, pools, path }: StepProps) {
  const { t } = useView()
  const pool = pools.find(({ id }) => id === project.poolId)
  return (
    <>
      {pool && pool.signatures > 0 && (
        <>
          <p>
            {t('budgets.support.needed', { count: pool.signatures })}{' '}
            <Link href={path('/lista-poparcia.pdf')} icon="printer">
              {t('budgets.support.print')}
            </Link>
          </p>
          <NumberField
            form={form}
            name="supporters"
            label={t('budgets.support.count')}
            hint={t('budgets.support.count.hint')}
          />
        </>
      )}
      <FileField
        form={form}
        name="closed"
        label={t('budgets.files.closed')}
        hint={t('budgets.files.closed.hint')}
        accept="image/*,.pdf"
        multiple
        optional
      />
      {files.closed.length > 0 && (
        <ul>
          {files.closed.map(({ href, name }) => (
            <li key={href}>{name}</li>
          ))}
        </ul>
      )}
      <FileField
        form={form}
        name="open"
        label={t('budgets.files.open')}
        hint={t('budgets.files.open.hint')}
        accept="image/*,.pdf,.docx,.odt"
        multiple
        optional
      />
      {files.open.length > 0 && <FileList files={files.open} />}
    </>
  )
}

function AuthorFields({ form, edition, secret }: StepProps) {
  const { t } = useView()
  const auto = (word: string) => (secret === null ? 'off' : word)
  return (
    <>
      <Notice>
        <p>{t('budgets.author.private')}</p>
      </Notice>
      <TextField form={form} name="name" label={t('budgets.field.name')} autocomplete={auto('name')} width="medium" />
      <TextField
        form={form}
        name="signature"
        label={t('budgets.field.signature')}
        hint={t('budgets.field.signature.hint')}
        width="medium"
        autocomplete={auto('nickname')}
        optional
      />
      {secret === null ? (
        <TextField form={form} name="email" label={t('budgets.field.email')} autocomplete="off" optional />
      ) : (
        <EmailField
          form={form}
          name="email"
          label={t('budgets.field.email')}
          hint={t('budgets.field.email.hint')}
          optional
        />
      )}
      <TextField
        form={form}
        name="phone"
        label={t('budgets.field.phone')}
        type="tel"
        autocomplete={auto('tel')}
        width="medium"
        optional
      />
      <TextField
        form={form}
        name="address"
        label={t('budgets.field.address')}
        autocomplete={auto('street-address')}
        optional
      />
      {edition.settings.guardianBelow !== null && (
        <>
          <Checkbox
            form={form}
            name="isChild"
            label={t('budgets.field.isChild', { count: edition.settings.guardianBelow })}
          />
          <TextField
            form={form}
            name="guardian"
            label={t('budgets.field.guardian')}
            hint={t('budgets.field.guardian.hint')}
            width="medium"
            optional
          />
        </>
      )}
    </>
  )
}

export interface OwnPageProps extends Hands {
  state: PublicState
  pool: Pool | null
  author: Author | null
  lines: CostLine[]
  missing: ReturnType<typeof missingIn>
  similar: { alike: Project[]; near: Project[] }
  coauthors: Coauthor[]
  summonses: Summons[]
  editable: boolean
  sendable: boolean
  mayAppeal: boolean
  form: Form
}

/** The author's own page: what is sent, what is missing, what can be done now. */
export function OwnPage(props: OwnPageProps) {
  const { t, locale } = useView()
  const { process, project, state, pool, author, lines, missing, editable, secret, path } = props
  const draft = project.submittedAt === null
  const mend = (step: Step) => (editable ? { href: path(`/${step}`) } : {})
  const waiting = props.summonses.find(({ answeredAt }) => answeredAt === null)
  return (
    <QuestionPage
      title={draft ? t('budgets.own.check') : project.title}
      caption={draft ? project.title : t('budgets.own.number', { number: project.number ?? 0 })}
      {...(draft ? { step: { number: STEPS.length + 1, of: STEPS.length + 1 } } : {})}
      back={{ label: process.title, href: pathOf(process) }}
      form={props.form}
      unlisted
    >
      <p>
        <Tag {...projectTag(state, t)} />
      </p>
      {secret !== null && (
        <Notice>
          <p>{t('budgets.own.link')}</p>
        </Notice>
      )}
      {waiting && (
        <Notice kind="warning" title={t('budgets.summons')}>
          <p>{waiting.body}</p>
          <p>{t('budgets.summons.until', { date: formatDate(waiting.dueOn, locale) })}</p>
          {secret !== null && (
            <ActButton action={path('/uzupelnione')} values={{ klucz: secret }} icon="check">
              {t('budgets.summons.answer')}
            </ActButton>
          )}
        </Notice>
      )}
      {draft && missing.length > 0 && (
        <Notice kind="warning" title={t('budgets.own.missing', { count: missing.length })}>
          <ul>
            {missing.map(({ part, key, values }) => (
              <li key={key}>
                <Link href={path(`/${part}`)}>
                  {t(
                    key,
                    Object.fromEntries(
                      Object.entries(values ?? {}).map(([name, value]) => [
                        name,
                        name === 'count' ? value : formatMoney(value, locale),
                      ]),
                    ),
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CheckAnswers
        answers={[
          { label: t('budgets.field.title'), value: project.title, ...mend('pomysl') },
          { label: t('budgets.field.summary'), value: project.summary, ...mend('pomysl') },
          { label: t('budgets.field.description'), value: project.description, ...mend('pomysl') },
          { label: t('budgets.field.reason'), value: project.reason, ...mend('pomysl') },
          { label: t('budgets.field.access'), value: project.access, ...mend('pomysl') },
          { label: t('budgets.pool'), value: pool?.name ?? '', ...mend('miejsce') },
          { label: t('budgets.field.place'), value: project.placeWords, ...mend('miejsce') },
          { label: t('budgets.cost'), value: formatMoney(project.costGrosze, locale), ...mend('koszty') },
          { label: t('budgets.support.count'), value: String(project.supporters), ...mend('zalaczniki') },
          {
            label: t('budgets.field.signature'),
            value: project.signature || t('budgets.author.resident'),
            ...mend('autor'),
          },
          { label: t('budgets.field.name'), value: author?.name ?? '', ...mend('autor') },
        ]}
      />
      {lines.length > 0 && <LinesTable lines={lines} />}
      {draft && (props.similar.alike.length > 0 || props.similar.near.length > 0) && (
        <Notice title={t('budgets.similar')}>
          <p>{t('budgets.similar.text')}</p>
          <ul>
            {[...props.similar.near, ...props.similar.alike].map((other) => (
              <li key={other.id}>
                <Link href={projectPath(process, other)}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {draft && props.sendable && (
        <FormBlock action={path('/wyslanie')}>
          {secret !== null && <Hidden name="klucz" value={secret} />}
          <p>{t('budgets.own.declares')}</p>
          <SubmitButton icon="send">{t('budgets.own.send')}</SubmitButton>
        </FormBlock>
      )}
      {!draft && (
        <p class="ui-actions">
          <ButtonLink href={projectPath(process, project)} variant="secondary" icon="eye">
            {t('budgets.own.public')}
          </ButtonLink>
          {props.mayAppeal && (
            <ButtonLink href={path('/odwolanie')} icon="scale">
              {t('budgets.appeal.file')}
            </ButtonLink>
          )}
          {secret !== null && !project.withdrawnAt && project.ballotNumber === null && (
            <ButtonLink href={path('/wycofanie')} variant="quiet">
              {t('budgets.withdraw')}
            </ButtonLink>
          )}
        </p>
      )}
      {secret !== null && editable && <Coauthors {...props} />}
    </QuestionPage>
  )
}

function Coauthors({ coauthors, form, path, secret }: OwnPageProps) {
  const { t } = useView()
  return (
    <Section title={t('budgets.coauthors')} id="wspolautorzy">
      <p>{t('budgets.coauthors.text')}</p>
      {coauthors.length > 0 && (
        <KeyValues
          items={coauthors.map(({ name, acceptedAt }) => ({
            label: name,
            value: t(acceptedAt ? 'budgets.coauthors.accepted' : 'budgets.coauthors.waiting'),
          }))}
        />
      )}
      <FormBlock action={path('/wspolautorzy')} label={t('budgets.coauthors')}>
        <Hidden name="klucz" value={secret ?? ''} />
        <TextField form={form} name="coauthorName" label={t('budgets.coauthors.name')} width="medium" />
        <TextField form={form} name="coauthorEmail" label={t('budgets.coauthors.email')} width="medium" />
        <SubmitButton variant="secondary" icon="mail">
          {t('budgets.coauthors.invite')}
        </SubmitButton>
      </FormBlock>
    </Section>
  )
}

export function WithdrawPage({ process, project, secret }: { process: Process; project: Project; secret: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('budgets.withdraw')}
      caption={project.title}
      back={{ label: t('budgets.step.back'), href: ownPath(process, project, secret) }}
      action={`${pathOf(process)}/zgloszenia/${project.id}/wycofanie`}
      button={t('budgets.withdraw')}
      hidden={{ klucz: secret }}
      danger
    >
      <p>{t('budgets.withdraw.text')}</p>
    </ConfirmPage>
  )
}

export function CoauthorPage({
  process,
  project,
  coauthor,
  secret,
}: {
  process: Process
  project: Project
  coauthor: Coauthor
  secret: string
}) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('budgets.coauthor.title')}
      caption={project.title}
      back={{ label: process.title, href: pathOf(process) }}
      action={`${pathOf(process)}/wspolautorzy/${coauthor.id}`}
      button={t('budgets.coauthor.agree')}
      hidden={{ klucz: secret }}
    >
      <p>{t('budgets.coauthor.text', { title: project.title })}</p>
    </ConfirmPage>
  )
}

export function AppealPage({
  process,
  edition,
  project,
  path,
  secret,
  negative,
  form,
}: Hands & { negative: { id: string; text: string }[]; form: Form }) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('budgets.appeal.file')}
      caption={project.title}
      back={{ label: t('budgets.step.back'), href: path() }}
      form={form}
      islands={['wiec-count', 'wiec-draft']}
      unlisted
    >
      <p>
        {t('budgets.appeal.lead', { date: dateWords(edition.calendar, 'appealsTo', locale), title: process.title })}
      </p>
      {project.decisionReason && (
        <Notice title={t('budgets.decision.refused')}>
          <p>{project.decisionReason}</p>
        </Notice>
      )}
      <FormBlock action={path('/odwolanie')} draft={`odwolanie-${project.id}`}>
        {secret !== null && <Hidden name="klucz" value={secret} />}
        {negative.length > 0 && (
          <CheckboxGroup
            form={form}
            name="contested"
            label={t('budgets.appeal.contested')}
            options={negative.map(({ id, text }) => ({ value: id, label: text }))}
          />
        )}
        <TextArea
          form={form}
          name="body"
          label={t('budgets.appeal.body')}
          hint={t('budgets.appeal.body.hint')}
          rows={8}
          limit={10_000}
        />
        <SubmitButton icon="send">{t('budgets.appeal.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
