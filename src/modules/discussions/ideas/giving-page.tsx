import {
  EnterButton,
  Form as FormBlock,
  QuestionPage,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type Alike, SendingFields, type SendingProps, SimilarBox } from '../posts/parts.tsx'
import { LONGEST_BODY, LONGEST_TITLE } from '../posts/rules.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { roomPath } from '../rooms/rules.ts'

interface GivingProps extends SendingProps {
  at: FoundRoom
  alike: { found: Alike[]; asked: boolean }
}

/** Writing an idea; what is alike is shown before it is sent. */
export function GivingPage({ at, alike, ...sending }: GivingProps) {
  const { t, url } = useView()
  const { form } = sending
  const home = roomPath(at.process, 'ideas')
  return (
    <QuestionPage
      title={t('discussions.ideas.give')}
      caption={at.process?.title}
      form={form}
      islands={['wiec-draft', 'wiec-count', 'wiec-similar']}
      back={{ label: t('discussions.ideas'), href: home }}
      unlisted
    >
      <wiec-similar data-url={url(`${home}/podobne`)} data-title={t('discussions.similar.ideas')}>
        <FormBlock action={`${home}/nowy`} draft={`pomysl-${at.room.id}`}>
          <EnterButton name="similar" value="" />
          <TextField
            form={form}
            name="title"
            label={t('discussions.idea.title')}
            hint={t('discussions.idea.title.hint')}
            maxLength={LONGEST_TITLE}
          />
          <TextArea
            form={form}
            name="body"
            label={t('discussions.idea.body')}
            hint={t('discussions.idea.body.hint')}
            rows={8}
            limit={LONGEST_BODY}
          />
          <SimilarBox {...alike} />
          <p data-similar>
            <SubmitButton variant="quiet" icon="search" name="similar" value="tak">
              {t('discussions.similar.look')}
            </SubmitButton>
          </p>
          {at.room.themes.length > 0 && (
            <SelectField
              form={form}
              name="theme"
              label={t('discussions.filter.theme')}
              empty={t('discussions.theme.none')}
              options={at.room.themes.map((value) => ({ value, label: value }))}
              optional
            />
          )}
          <TextField
            form={form}
            name="placeWords"
            label={t('discussions.place')}
            hint={t('discussions.place.hint')}
            optional
          />
          <SendingFields {...sending} />
          <SubmitButton icon="send">{t('discussions.ideas.send')}</SubmitButton>
        </FormBlock>
      </wiec-similar>
    </QuestionPage>
  )
}
