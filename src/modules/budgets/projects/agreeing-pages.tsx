import { ConfirmPage, Link, QuestionPage, useView } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { JoiningQuestion, type JoiningShown } from '../joining/pages.tsx'
import { ownPath, projectPath } from './actions.ts'
import type { Coauthor } from './authors-store.ts'
import type { Project } from './rules.ts'

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
  joinings,
}: {
  process: Process
  project: Project
  coauthor: Coauthor
  secret: string
  joinings: JoiningShown[]
}) {
  const { t } = useView()
  if (coauthor.acceptedAt)
    return (
      <QuestionPage
        title={project.title}
        caption={t('budgets.coauthor.is')}
        back={{ label: process.title, href: pathOf(process) }}
        unlisted
      >
        {joinings.map((shown) => (
          <JoiningQuestion
            key={shown.joining.id}
            process={process}
            shown={shown}
            voiceId={coauthor.id}
            action={`${pathOf(process)}/wspolautorzy/${coauthor.id}/zgoda`}
            secret={secret}
          />
        ))}
        {joinings.length === 0 && <p>{t('budgets.coauthor.nothing')}</p>}
        <p>
          <Link href={projectPath(process, project)}>{t('budgets.own.public')}</Link>
        </p>
      </QuestionPage>
    )
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
