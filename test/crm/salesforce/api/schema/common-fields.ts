/** Fields that every record has. */
export const SYSTEM = `
  Id id
  IsDeleted boolean
  CreatedDate datetime
  CreatedById reference>User/CreatedBy
  SystemModstamp datetime`;

/** Who changed it last. */
export const CHANGES = `
  LastModifiedDate datetime
  LastModifiedById reference>User/LastModifiedBy`;

/** When this user saw it last. */
export const VIEWS = `
  LastViewedDate datetime n
  LastReferencedDate datetime n`;
