import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswerCallBody,
  IncomingCallPage,
  IncomingCallView,
  NumberBody,
  NumberPage,
  NumbersQuery,
  NumberView,
  WrongNumberBody,
} from '@zorg112/contracts';
import { CallsReader, Line, PhoneBook } from '@zorg112/desk';
import { type SignedIn } from '@zorg112/identity';
import { Door, Me } from './signed-in.js';

/** The line: who calls, and whose numbers are known. */
@ApiTags('calls')
@Controller()
export class CallsController {
  constructor(
    private readonly line: Line,
    private readonly reader: CallsReader,
    private readonly book: PhoneBook,
  ) {}

  /** What rings, what I talk in, and what I did not say yet what it was. */
  @Door('call.answer')
  @Get('calls')
  @ApiOkResponse({ type: IncomingCallPage })
  async open(@Me() me: SignedIn): Promise<IncomingCallPage> {
    return this.reader.open(me.actor);
  }

  @Door('call.answer')
  @Post('calls/:id/answer')
  @HttpCode(200)
  @ApiOkResponse({ type: IncomingCallView, description: 'Without `ticket`: say who calls, or which question it is.' })
  async answer(@Me() me: SignedIn, @Param('id') id: string, @Body() body: AnswerCallBody): Promise<IncomingCallView> {
    return this.line.answer(me.actor, id, body);
  }

  @Door('call.answer')
  @Post('calls/:id/wrong-number')
  @HttpCode(200)
  @ApiOkResponse({ type: IncomingCallView })
  async wrongNumber(
    @Me() me: SignedIn,
    @Param('id') id: string,
    @Body() body: WrongNumberBody,
  ): Promise<IncomingCallView> {
    return this.line.wrongNumber(me.actor, id, body);
  }

  @Door('numbers.write')
  @Get('phone-numbers')
  @ApiOkResponse({ type: NumberPage })
  async numbers(@Query() query: NumbersQuery): Promise<NumberPage> {
    return this.book.list(query);
  }

  @Door('numbers.write')
  @Post('phone-numbers')
  @ApiCreatedResponse({ type: NumberView })
  async add(@Body() body: NumberBody): Promise<NumberView> {
    return this.book.add(body);
  }

  @Door('numbers.write')
  @Delete('phone-numbers/:id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is forgotten.' })
  async forget(@Param('id') id: string): Promise<void> {
    await this.book.forget(id);
  }
}
