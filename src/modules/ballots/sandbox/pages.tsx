import type { Form } from '../../../platform/http/index.ts'
import {
  ButtonLink,
  CheckboxGroup,
  Details,
  FileField,
  Filters,
  Form as FormBlock,
  ListPage,
  Notice,
  NumberField,
  QuestionPage,
  SelectField,
  Share,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { PbProblem } from '../pabulib/file.ts'
import { problemSentence } from '../pabulib/words.ts'
import type { Comparison } from './compare.ts'
import { EXAMPLES, type Example } from './examples.ts'
import { MOST_RULES, OFFERED, type SandboxSettings } from './forms.ts'
import { Results } from './results.tsx'

const HOME = '/piaskownica-regul'

interface SandboxPageProps {
  form: Form
  example: Example
  comparison: Comparison
}

/** An example of the portal, counted by the chosen rules; everything chosen is in the address. */
export function SandboxPage({ form, example, comparison }: SandboxPageProps) {
  const { t, path } = useView()
  return (
    <ListPage
      title={t('ballots.sandbox.title')}
      lead={t('ballots.sandbox.lead')}
      actions={
        <ButtonLink href={`${HOME}/plik`} icon="upload" variant="secondary">
          {t('ballots.sandbox.own')}
        </ButtonLink>
      }
      filters={
        <Filters action={HOME} active={path !== HOME}>
          <div class="ballots-choices">
            <SelectField
              form={form}
              name="plik"
              label={t('ballots.sandbox.example')}
              options={EXAMPLES.map((name) => ({ value: name, label: t(`ballots.sandbox.example.${name}`) }))}
            />
            <Details summary={t('ballots.sandbox.choices')} open={hasParameters(form)}>
              <RulesField form={form} />
              <Parameters form={form} />
            </Details>
          </div>
        </Filters>
      }
      outputs={<Share href={path} title={t('ballots.sandbox.title')} />}
    >
      <p>{t(`ballots.sandbox.about.${example}`)}</p>
      <Results comparison={comparison} />
    </ListPage>
  )
}

/** A file of one's own: what it is, which rules. */
export function OwnFilePage({ form, problems = [] }: { form: Form; problems?: PbProblem[] }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('ballots.sandbox.own')} form={form} back={{ label: t('ballots.sandbox.title'), href: HOME }}>
      <p>{t('ballots.sandbox.own.lead')}</p>
      <Problems problems={problems} />
      <FormBlock action={`${HOME}/plik`} files label={t('ballots.sandbox.own')}>
        <FileField
          form={form}
          name="file"
          label={t('ballots.sandbox.file')}
          hint={t('ballots.sandbox.file.hint')}
          accept=".pb,.csv,.txt"
        />
        <RulesField form={form} />
        <Details summary={t('ballots.sandbox.parameters')} open={hasParameters(form)}>
          <Parameters form={form} />
        </Details>
        <SubmitButton>{t('ballots.sandbox.count')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

interface OwnResultPageProps {
  comparison: Comparison
  problems: PbProblem[]
  settings: SandboxSettings
}

/** The answer to a file of one's own. */
export function OwnResultPage({ comparison, problems, settings }: OwnResultPageProps) {
  const { t } = useView()
  const used = [
    settings.pula && t('ballots.sandbox.used.budget', { value: settings.pula }),
    settings.prog && t('ballots.sandbox.used.threshold', { value: settings.prog }),
    settings.ziarno && t('ballots.sandbox.used.seed', { value: settings.ziarno }),
  ].filter((line) => line !== '')
  return (
    <ListPage
      title={t('ballots.sandbox.own.result')}
      crumbs={[{ label: t('ballots.sandbox.title'), href: HOME }]}
      lead={t('ballots.sandbox.own.kept')}
      actions={
        <ButtonLink href={`${HOME}/plik`} icon="upload" variant="secondary">
          {t('ballots.sandbox.own.again')}
        </ButtonLink>
      }
    >
      {used.length > 0 && <p>{used.join(' ')}</p>}
      <Problems problems={problems} />
      <Results comparison={comparison} />
    </ListPage>
  )
}

function RulesField({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <CheckboxGroup
      form={form}
      name="reguly"
      label={t('ballots.sandbox.rules', { most: MOST_RULES })}
      options={OFFERED.map((name) => ({
        value: name,
        label: t(`ballots.rule.${name}`),
        hint: t(`ballots.rule.${name}.hint`),
      }))}
    />
  )
}

function Parameters({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <NumberField
        form={form}
        name="pula"
        decimal
        width="medium"
        label={t('ballots.sandbox.budget')}
        hint={t('ballots.sandbox.budget.hint')}
        optional
      />
      <NumberField
        form={form}
        name="prog"
        label={t('ballots.sandbox.threshold')}
        hint={t('ballots.sandbox.threshold.hint')}
        optional
      />
      <TextField
        form={form}
        name="ziarno"
        label={t('ballots.sandbox.seed')}
        hint={t('ballots.sandbox.seed.hint')}
        maxLength={200}
        optional
      />
    </>
  )
}

const hasParameters = ({ values }: Form) => ['prog', 'pula', 'ziarno'].some((name) => Boolean(values[name]))

/** More than a person mends at once. */
const MOST_PROBLEMS = 50

function Problems({ problems }: { problems: PbProblem[] }) {
  const { t } = useView()
  if (problems.length === 0) return null
  return (
    <Notice kind="warning" title={t('ballots.sandbox.problems', { count: problems.length })}>
      <Details summary={t('ballots.sandbox.problems.show')}>
        <ul>
          {problems.slice(0, MOST_PROBLEMS).map((problem, at) => (
            <li key={`${problem.word} ${problem.line} ${at}`}>
              {problem.line !== null && `${t('ballots.sandbox.line', { line: problem.line })} `}
              {problemSentence(problem, t)}
            </li>
          ))}
        </ul>
        {problems.length > MOST_PROBLEMS && <p>{t('ballots.sandbox.problems.more', { most: MOST_PROBLEMS })}</p>}
      </Details>
    </Notice>
  )
}
