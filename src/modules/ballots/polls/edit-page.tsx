import type { ComponentChildren } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import {
  Checkbox,
  DateTimeField,
  type Desk,
  Form as FormBlock,
  NumberField,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { WORK } from '../voting/paths.ts'
import { SHAPES, WAYS, type Way } from './definition.ts'
import { BUDGET_RULES } from './forms.ts'

export interface EditPageProps {
  desk: Desk
  form: Form
  action: string
  title: string
  /** Where the poll may belong; asked when it is new. */
  places: { id: string | null; name: string }[]
  /** Ways that wait for a setting of this installation. */
  unset: Way[]
}

/** A poll as it is made: what is asked, how it is answered, who may, how it is counted, when. */
export function EditPage({ desk, form, action, title, places, unset }: EditPageProps) {
  const { t } = useView()
  const choices = (name: string, words: readonly string[]) =>
    words.map((word) => ({ value: word, label: t(`ballots.form.${name}.${word || 'none'}`) }))
  return (
    <WorkspacePage
      {...desk}
      title={title}
      form={form}
      crumbs={[{ label: t('ballots.work'), href: WORK }]}
      islands={['wiec-draft']}
    >
      <FormBlock action={action} draft={`glosowanie-${action}`}>
        {places.length > 0 && (
          <SelectField
            form={form}
            name="owner"
            label={t('ballots.form.owner')}
            options={places.map(({ id, name }) => ({ value: id ?? '', label: name }))}
          />
        )}
        <TextField form={form} name="question" label={t('ballots.form.question')} maxLength={200} />
        <TextArea form={form} name="about" label={t('ballots.form.about')} rows={3} limit={3000} />
        <Section title={t('ballots.form.part.ballot')}>
          <RadioGroup
            form={form}
            name="shape"
            label={t('ballots.form.shape')}
            options={SHAPES.map((shape) => ({
              value: shape,
              label: t(`ballots.form.shape.${shape}`),
              hint: t(`ballots.form.shape.${shape}.hint`),
            }))}
          />
          <For shapes="choose points fixed-points score ranking knapsack">
            <TextArea
              form={form}
              name="options"
              label={t('ballots.form.options')}
              hint={t('ballots.form.options.hint')}
              rows={8}
            />
          </For>
          <For shapes="choose points fixed-points score ranking">
            <NumberField
              form={form}
              name="most"
              label={t('ballots.form.most')}
              hint={t('ballots.form.most.hint')}
              optional
            />
          </For>
          <For shapes="choose">
            <Checkbox form={form} name="exactly" label={t('ballots.form.exactly')} />
          </For>
          <For shapes="points">
            <NumberField form={form} name="each" label={t('ballots.form.each')} optional />
          </For>
        </Section>
        <Section title={t('ballots.form.part.count')}>
          <For shapes="choose points fixed-points score ranking">
            <NumberField
              form={form}
              name="seats"
              label={t('ballots.form.seats')}
              hint={t('ballots.form.seats.hint')}
              optional
            />
          </For>
          <For shapes="choose knapsack">
            <NumberField
              form={form}
              name="budget"
              decimal
              width="medium"
              unit="zł"
              label={t('ballots.form.budget')}
              hint={t('ballots.form.budget.hint')}
              optional
            />
          </For>
          <For shapes="choose knapsack">
            <SelectField
              form={form}
              name="budgetRule"
              label={t('ballots.form.budgetRule')}
              options={BUDGET_RULES.map((rule) => ({ value: rule, label: t(`ballots.rule.${rule}`) }))}
            />
          </For>
          <For shapes="yes-no">
            <SelectField
              form={form}
              name="needs"
              label={t('ballots.form.needs')}
              options={choices('needs', ['half', 'two-thirds', 'three-fifths'])}
            />
          </For>
          <For shapes="yes-no">
            <SelectField
              form={form}
              name="of"
              label={t('ballots.form.of')}
              options={choices('of', ['votes', 'present', 'all'])}
            />
          </For>
          <For shapes="yes-no">
            <SelectField
              form={form}
              name="quorum"
              label={t('ballots.form.quorum')}
              options={choices('quorum', ['', 'half', 'third'])}
            />
          </For>
          <TextField form={form} name="draw" label={t('ballots.form.draw')} hint={t('ballots.form.draw.hint')} />
        </Section>
        <Section title={t('ballots.form.part.who')}>
          <TextArea form={form} name="who" label={t('ballots.form.who')} hint={t('ballots.form.who.hint')} rows={2} />
          <RadioGroup
            form={form}
            name="way"
            label={t('ballots.form.way')}
            options={WAYS.map((way) => ({
              value: way,
              label: t(`ballots.way.${way}`),
              hint: [t(`ballots.way.${way}.about`), unset.includes(way) && t('ballots.form.way.unset')]
                .filter(Boolean)
                .join(' '),
            }))}
          />
          <For ways="list">
            <TextField
              form={form}
              name="listLabel"
              label={t('ballots.form.listLabel')}
              hint={t('ballots.form.listLabel.hint')}
              optional
            />
          </For>
          <For ways="pesel">
            <TextField
              form={form}
              name="basis"
              label={t('ballots.form.basis')}
              hint={t('ballots.form.basis.hint')}
              optional
            />
          </For>
          <RadioGroup
            form={form}
            name="repeated"
            label={t('ballots.form.repeated')}
            options={['first', 'last'].map((which) => ({ value: which, label: t(`ballots.repeated.${which}`) }))}
          />
          <TextArea
            form={form}
            name="paper"
            label={t('ballots.form.paper')}
            hint={t('ballots.form.paper.hint')}
            rows={2}
          />
          <Checkbox
            form={form}
            name="takesPaper"
            label={t('ballots.form.takesPaper')}
            hint={t('ballots.form.takesPaper.hint')}
          />
          <NumberField
            form={form}
            name="electorate"
            width="medium"
            label={t('ballots.form.electorate')}
            hint={t('ballots.form.electorate.hint')}
            optional
          />
        </Section>
        <Section title={t('ballots.form.part.when')}>
          <DateTimeField form={form} name="opensAt" label={t('ballots.page.opens')} />
          <DateTimeField form={form} name="closesAt" label={t('ballots.page.closes')} />
        </Section>
        <SubmitButton icon="save">{t('ballots.form.save')}</SubmitButton>
      </FormBlock>
    </WorkspacePage>
  )
}

/** Asked for some shapes or ways only; the style sheet puts it away for the others, and where it cannot, the field may stay empty. */
const For = ({ shapes, ways, children }: { shapes?: string; ways?: string; children: ComponentChildren }) => (
  <div class="ballots-for" data-shapes={shapes} data-ways={ways}>
    {children}
  </div>
)
