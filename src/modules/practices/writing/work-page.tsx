import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  FileField,
  Form,
  type FormState,
  Link,
  Notice,
  Section,
  SubmitButton,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { FileFound } from '../../media/index.ts'
import { PlaceInput, type Unit } from '../../places/index.ts'
import { missingOf } from '../actions.ts'
import type { Revision } from '../revisions-store.ts'
import { type Practice, pathOf, stateOf, WORK, workPathOf } from '../rules.ts'
import { ContentView } from './content-view.tsx'

export interface WorkPageProps {
  desk: Desk
  practice: Practice
  revision: Revision
  returned: Revision | null
  units: Unit[]
  files: FileFound[]
  picture: FormState
  pictureKinds: string
}

/** The practice as it is being written: what is missing, pictures, giving it to the editors. */
export function WorkPage({ desk, practice, revision, returned, units, files, picture, pictureKinds }: WorkPageProps) {
  const { t } = useView()
  const home = workPathOf(practice)
  const { content } = revision
  const missing = missingOf(content)
  const submitted = revision.submittedAt !== null && revision.settledAt === null
  const open = revision.settledAt === null
  return (
    <WorkspacePage
      {...desk}
      form={picture}
      title={practice.title}
      caption={t(`practices.state.${submitted ? 'submitted' : stateOf(practice)}`)}
      crumbs={[{ label: t('practices.own'), href: WORK }]}
    >
      {submitted && (
        <Notice title={t('practices.submitted.title')}>
          <p>{t('practices.submitted.text')}</p>
        </Notice>
      )}
      {returned && !submitted && (
        <Notice kind="warning" title={t('practices.returned.title')}>
          <p>{returned.reason}</p>
        </Notice>
      )}
      {practice.publishedAt && open && !submitted && <Notice>{<p>{t('practices.change-waits')}</p>}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warning" title={t('practices.missing.title')}>
          <p>{missing.map((part) => t(`practices.part.${part}`)).join(', ')}</p>
        </Notice>
      )}
      {!submitted && (
        <Actions>
          <ButtonLink href={`${home}/podstawy`} variant="secondary" icon="pencil">
            {t('practices.basics.edit')}
          </ButtonLink>
          <ButtonLink href={`${home}/przebieg`} variant="secondary" icon="pencil">
            {t('practices.story.title')}
          </ButtonLink>
          {open && missing.length === 0 && (
            <ActButton action={`${home}/zgloszenie`} variant="primary" icon="send">
              {t('practices.submit')}
            </ActButton>
          )}
        </Actions>
      )}
      {submitted && (
        <ActButton action={`${home}/zgloszenie/wycofanie`} variant="quiet">
          {t('practices.take-back')}
        </ActButton>
      )}
      <ContentView content={content} units={units} />
      {units[0] && !submitted && content.precision !== 'municipality' && (
        <Section title={t('practices.point.title')} id="punkt">
          <p>{t(`practices.precision.${content.precision}.hint`)}</p>
          <Form action={`${home}/punkt`} label={t('practices.point.title')}>
            <PlaceInput unit={units[0]} name="pick" chosen={content.point} />
          </Form>
        </Section>
      )}
      <Section title={t('practices.pictures')} id="zdjecia" count={files.length}>
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              <Link href={file.href}>{file.title ?? file.name}</Link> {file.alt && `– ${file.alt}`}
              <ActButton action={`${home}/pliki/${file.id}/usuniecie`} variant="quiet">
                {t('practices.file.remove')}
              </ActButton>
            </li>
          ))}
        </ul>
        <Form action={`${home}/pliki`} files label={t('practices.pictures')}>
          <FileField
            form={picture}
            name="file"
            label={t('practices.file.add')}
            hint={t('practices.file.hint')}
            accept={pictureKinds}
          />
          <TextField form={picture} name="alt" label={t('practices.file.alt')} hint={t('practices.file.alt-hint')} />
          <TextField form={picture} name="title" label={t('practices.file.title')} optional />
          <SubmitButton variant="secondary">{t('practices.file.send')}</SubmitButton>
        </Form>
      </Section>
      {practice.publishedAt && (
        <Section title={t('practices.after')} id="dalej">
          <Actions>
            <Link href={pathOf(practice)}>{t('practices.see')}</Link>
            <Link href={`${pathOf(practice)}/historia`}>{t('practices.history.title')}</Link>
            {practice.archivedAt ? (
              <ActButton action={`${home}/archiwum/cofniecie`} variant="quiet">
                {t('practices.restore')}
              </ActButton>
            ) : (
              <ButtonLink href={`${home}/archiwum`} variant="quiet">
                {t('practices.archive')}
              </ButtonLink>
            )}
          </Actions>
        </Section>
      )}
    </WorkspacePage>
  )
}
