import type pg from "pg";
import { PgBoss } from "pg-boss";

import { JOBS } from "../../app/jobs/catalog";
import { QUEUE_SCHEMA } from "../../app/platform/queue/queue.server";
import { LOGIN_ROLES } from "./role-urls";

/**
 * Installs or updates the queue library's own schema and every queue of the catalogue as the owner, so
 * that web and worker need no right to create anything.
 */
export async function installQueue(owner: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: QUEUE_SCHEMA,
    db: {
      executeSql: async (text, values) => ({ rows: (await owner.query(text, values)).rows as unknown[] }),
    },
    supervise: false,
    schedule: false,
    migrate: true,
    createSchema: true,
  });
  const failures: unknown[] = [];
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    for (const [name, options] of Object.entries(JOBS)) {
      const known = await boss.getQueue(name);
      // a queue's policy is fixed at its birth; everything else follows the catalogue
      const { policy, ...changeable } = options;
      if (known) await boss.updateQueue(name, { ...changeable, notify: true });
      else await boss.createQueue(name, { ...changeable, policy, notify: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures.length > 0) throw new Error("the queue could not be installed", { cause: failures[0] });
  await grantQueue(owner);
}

async function grantQueue(owner: pg.Client): Promise<void> {
  const roles = Object.values(LOGIN_ROLES).join(", ");
  await owner.query(`
    GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${roles};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${roles};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${roles};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${roles};
  `);
}
