import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const CHAR = 18;
const CHAR_ARRAY = 1002;

/**
 * Prisma's adapter does not know the catalogue's one-byte "char", and the schema engine insists on it.
 * The pool disguises such columns as a type that the adapter lets pass; the adapter names them rightly.
 */
export class CatalogAdapter extends PrismaPg {
  constructor(pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

export class CatalogPool extends pg.Pool {
  override query = (async (...args: unknown[]) => {
    const run = pg.Pool.prototype.query as unknown as (...a: unknown[]) => Promise<pg.QueryResult>;
    const result = await run.apply(this, args);
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  }) as pg.Pool["query"];
}
