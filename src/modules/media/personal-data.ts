import type { PersonalDataStore } from '../../platform/personal-data.ts'
import { filesBy, forgetPerson } from './store.ts'

/** Who added a file. What a file is about, and how long it stays, its subject decides. */
export const personalData: PersonalDataStore = {
  module: 'media',

  async export({ db }, person) {
    const files = await filesBy(db, person.id)
    return {
      data: files.map(({ id, name, type, size, title, description, subject, uploadedAt }) => ({
        id,
        name,
        type,
        size,
        title,
        description,
        subject,
        uploadedAt: uploadedAt.toString(),
      })),
      files: files.map(({ id, name, hash }) => ({ name: `${id.slice(-6)}-${name}`, hash })),
    }
  },

  erase: ({ db }, person) => forgetPerson(db, person.id),
}
