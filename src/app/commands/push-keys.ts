import { newVapidKeys } from '../../modules/notices/index.ts'
import { type Command, say } from './command.ts'

export const pushKeys: Command = {
  name: 'push-keys',
  summary: 'Tworzy klucze powiadomień w przeglądarce do wpisania w ustawieniach; niczego nie zapisuje.',
  usage: 'push-keys',
  async run() {
    const { publicKey, privateKey } = newVapidKeys()
    say(`VAPID_PUBLIC_KEY=${publicKey}`)
    say(`VAPID_PRIVATE_KEY=${privateKey}`)
    say('VAPID_CONTACT=mailto:administrator@example.org')
  },
}
