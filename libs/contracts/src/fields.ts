import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ASSET_MAX } from '@zorg112/domain';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** One decorator per field: what it must be, and the same words in the OpenAPI document. */
interface Options {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

export const LONGEST_TEXT = 20_000;

const field = (options: Options, api: object, ...checks: PropertyDecorator[]) =>
  applyDecorators(
    ApiProperty({ ...api, ...shown(options), required: !options.optional } as ApiPropertyOptions),
    ...checks,
    ...(options.optional ? [IsOptional()] : []),
  );

const shown = ({ description, example }: Options): object => ({
  ...(description ? { description } : {}),
  ...(example === undefined ? {} : { example }),
});

export const Words = (options: Options & { max?: number } = {}) => {
  const max = options.max ?? LONGEST_TEXT;
  return field(
    options,
    { type: String, maxLength: max },
    IsString(),
    MaxLength(max),
    Matches(/^[^\0]*$/, { message: '$property holds a character that is no text' }),
  );
};
/** The number on a thing, as somebody writes it; blank is none. */
export const AssetNumber = (options: Options = {}) =>
  field(
    options,
    { type: String, maxLength: ASSET_MAX, example: 'TL-0312' },
    IsString(),
    MaxLength(ASSET_MAX),
    Matches(/^ *([A-Za-z0-9][A-Za-z0-9 ./-]*)?$/, {
      message: '$property holds letters, figures, spaces and . / - and begins with a letter or figure',
    }),
  );
export const Email = (options: Options = {}) =>
  field(options, { type: String, format: 'email' }, IsEmail(), MaxLength(320));
export const Id = (options: Options = {}) => field(options, { type: String }, IsString(), Matches(/^[\w-]{1,64}$/));
export const YesNo = (options: Options = {}) => field(options, { type: Boolean }, IsBoolean());
export const OneOf = (values: readonly string[], options: Options = {}) =>
  field(options, { type: String, enum: values }, IsIn([...values]));
export const Whole = (min: number, max: number, options: Options = {}) =>
  field(options, { type: Number, minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
export const Moment = (options: Options = {}) =>
  field(
    options,
    { type: String, format: 'date-time' },
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/T.*(Z|[+-]\d\d:?\d\d)$/, { message: '$property must be an instant with a time zone' }),
  );
export const Nested = (type: () => new () => object, options: Options = {}) =>
  field(options, { type }, IsObject(), ValidateNested(), Type(type));
export const ListOf = (type: () => new () => object, options: Options = {}) =>
  field(options, { type, isArray: true }, IsArray(), ValidateNested({ each: true }), Type(type));
export const ListOfIds = (options: Options = {}) =>
  field(
    options,
    { type: [String], maxItems: 100 },
    IsArray(),
    ArrayMaxSize(100),
    IsString({ each: true }),
    Matches(/^[\w-]{1,64}$/, { each: true }),
  );
/** Words in lines: a list of texts, none too long. */
export const ListOfLines = (most: number, longest: number, options: Options = {}) =>
  field(
    options,
    { type: [String], maxItems: most },
    IsArray(),
    ArrayMaxSize(most),
    IsString({ each: true }),
    MaxLength(longest, { each: true }),
    Matches(/^[^\0]*$/, { each: true }),
  );
/** A file in a multipart form; the door hands over its bytes apart, and here what tells it from another. */
export const FileField = (options: Options = {}) => field(options, { type: String, format: 'binary' }, IsString());
export const Anything = (options: Options = {}) => field(options, { type: Object }, IsObject());

/** Numbers and yes/no as they stand in an address. */
export const WholeInQuery = (min: number, max: number, options: Options = {}) =>
  applyDecorators(
    Transform(({ value }) => (value === undefined || value === '' ? undefined : Number(value))),
    Whole(min, max, { ...options, optional: true }),
  );
export const YesNoInQuery = (options: Options = {}) =>
  applyDecorators(
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown))),
    YesNo({ ...options, optional: true }),
  );
