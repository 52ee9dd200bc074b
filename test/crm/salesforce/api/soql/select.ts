import type { FieldFunctionExpression, FieldType, FieldTypeOf, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { badRequest, malformedQuery, noSuchColumn, noSuchRelationship } from '../errors.ts';
import type { Row, SObject } from '../schema/types.ts';
import { inCorporateCurrency } from './currency.ts';
import { dateFunction } from './functions.ts';
import { namesObject, type Path, type Reading, read, resolve } from './paths.ts';
import { attributes, place, type Shown, shown, shownField } from './rendering.ts';
import { fieldIn, objectIn, parentOf } from './scope.ts';

/** Adds one selected thing to the answer for a row. */
type Selected = (into: Shown, row: Row) => void;

/** The rows of a child list that a subquery finds for one parent, shaped as a list of their own. */
type ChildQuery = (subquery: Subquery, child: SObject, field: string) => (parent: Row) => unknown;

/** Compiles a SELECT list into what shows one row. */
export function selectOf(
  reading: Reading,
  version: string,
  object: SObject,
  query: Pick<Query, 'fields' | 'limit'>,
  children: ChildQuery,
): (row: Row) => Shown {
  const taken = new Set<string>();
  const parts = (query.fields ?? []).flatMap((field) => selected(field));
  return (row) => {
    const record: Shown = { attributes: attributes(version, object.name, row) };
    for (const part of parts) part(record, row);
    return record;
  };

  function claim(key: string) {
    if (taken.has(key.toLowerCase())) throw malformedQuery(reading.soql, `duplicate field selected: ${key}`);
    taken.add(key.toLowerCase());
  }

  function selected(field: FieldType): Selected[] {
    switch (field.type) {
      case 'Field':
        return [path(field.field)];
      case 'FieldRelationship':
        return [path(withoutAlias(object, field.relationships, field.field))];
      case 'FieldSubquery':
        return [childList(field.subquery)];
      case 'FieldTypeof':
        return [typeOf(field)];
      case 'FieldFunctionExpression':
        return field.functionName.toUpperCase() === 'FIELDS' ? everyField(field) : [calculated(field)];
    }
  }

  function path(name: string): Selected {
    const resolved = resolve(reading, object, name);
    claim([...resolved.steps.map((step) => step.name), resolved.field.name].join('.'));
    return at(resolved);
  }

  function at(path: Path): Selected {
    const { steps, field } = path;
    return (into, row) =>
      place(reading, version, into, { object, row }, steps, (target, targetRow) => [
        field.name,
        namesObject(path) ? target.name : shownField(reading, target, targetRow, field.name),
      ]);
  }

  function everyField({ parameters }: FieldFunctionExpression): Selected[] {
    const which = String(parameters[0]).toUpperCase();
    if (which !== 'STANDARD' && (query.limit === undefined || query.limit > 200))
      throw malformedQuery(reading.soql, 'The SOQL FIELDS function must have a LIMIT of at most 200');
    return [...object.fields.values()]
      .filter((field) => which === 'ALL' || field.custom === (which === 'CUSTOM'))
      .filter((field) => fieldIn(reading, object, field.name))
      .map((field) => path(field.name));
  }

  function calculated({ functionName, parameters, alias }: FieldFunctionExpression): Selected {
    const [of] = parameters;
    if (typeof of !== 'string') throw malformedQuery(reading.soql, `${functionName} needs a field`, functionName);
    const resolved = resolve(reading, object, of);
    const key = alias ?? resolved.field.name;
    claim(key);
    const value = (row: Row) => read(reading, object, row, resolved);
    switch (functionName.toUpperCase()) {
      case 'TOLABEL':
      case 'FORMAT':
        return put(key, (row) => shown(value(row), resolved.field.type));
      case 'CONVERTCURRENCY':
        return put(key, (row) => inCorporateCurrency(reading, row, value(row)));
      default: {
        const name = functionName.toUpperCase();
        dateFunction(reading, name);
        throw malformedQuery(reading.soql, `Field must be grouped or aggregated: ${functionName}(${of})`, functionName);
      }
    }
  }

  function childList(subquery: Subquery): Selected {
    const relationship = object.children.find(
      ({ name }) => name.toLowerCase() === subquery.relationshipName.toLowerCase(),
    );
    const child = relationship && objectIn(reading, relationship.object);
    if (!relationship || !child)
      throw noSuchRelationship(reading.soql, subquery.relationshipName, 'FROM part of query call');
    claim(relationship.name);
    const list = children(subquery, child, relationship.field);
    return put(relationship.name, list);
  }

  function typeOf({ field: name, conditions }: FieldTypeOf): Selected {
    const reference = [...object.fields.values()].find(
      ({ relationshipName, referenceTo }) =>
        relationshipName?.toLowerCase() === name.toLowerCase() && referenceTo.length > 1,
    );
    if (!reference) throw badRequest('INVALID_FIELD', `TYPEOF needs a relationship to several objects, not '${name}'`);
    claim(name);
    for (const { objectType, fieldList } of conditions) {
      const target = objectType === undefined ? undefined : objectIn(reading, objectType);
      for (const wanted of fieldList)
        if (target && !fieldIn(reading, target, wanted)) throw noSuchColumn(reading.soql, wanted, target.name);
    }
    return (into, row) => {
      const parent = parentOf(reading, row[reference.name] ?? null);
      const branch =
        conditions.find(({ objectType }) => objectType?.toLowerCase() === parent?.object.name.toLowerCase()) ??
        conditions.find(({ type }) => type === 'ELSE');
      const values = (branch?.fieldList ?? []).map((wanted): [string, unknown] => [
        parent?.object.fields.get(wanted.toLowerCase())?.name ?? wanted,
        parent && shownField(reading, parent.object, parent.row, wanted),
      ]);
      into[reference.relationshipName ?? name] = parent && {
        attributes: attributes(version, parent.object.name, parent.row),
        ...Object.fromEntries(values),
      };
    };
  }
}

function put(key: string, of: (row: Row) => unknown): Selected {
  return (into, row) => {
    into[key] = of(row);
  };
}

/** A path without the object's own name in front, as in `SELECT Opportunity.Name FROM Opportunity`. */
function withoutAlias(object: SObject, relationships: string[], field: string): string {
  const [first, ...rest] = relationships;
  return [...(first?.toLowerCase() === object.name.toLowerCase() ? rest : relationships), field].join('.');
}
