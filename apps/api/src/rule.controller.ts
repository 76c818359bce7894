import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckWordingBody, DoorError, PolicyPreviewBody, PolicyPreviewView, WordingView } from '@zorg112/contracts';
import { PolicyBook, Wording } from '@zorg112/desk';
import { PolicyFault, previewClock, readPolicy, type Policy } from '@zorg112/domain';
import { Door } from './signed-in.js';

/** Asking the rule without doing anything. */
@ApiTags('rule')
@Controller()
export class RuleController {
  constructor(
    private readonly wording: Wording,
    private readonly policies: PolicyBook,
  ) {}

  @Door('wording.check')
  @Post('check-wording')
  @HttpCode(200)
  @ApiOkResponse({ type: WordingView })
  checkWording(@Body() body: CheckWordingBody): WordingView {
    const { redirects, hits, suggestion } = this.wording.check(body.text, body.lang);
    return { redirects, hits: hits.map(({ phrase, start, end }) => ({ phrase, start, end })), suggestion };
  }

  @Door('policy.preview')
  @Post('policy/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: PolicyPreviewView })
  preview(@Body() body: PolicyPreviewBody): PolicyPreviewView {
    const policy = body.policy ? draft(body.policy) : this.policies.current;
    const pauses = (body.pauses ?? []).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
    const clock = previewClock(policy, body.clock, body.urgency, Date.parse(body.openedAt), pauses);
    const steps = clock.steps.map(({ step, at }) => ({ step, at: new Date(at).toISOString() }));
    return { dueAt: new Date(clock.dueAt!).toISOString(), steps };
  }
}

function draft(source: object): Policy {
  try {
    return readPolicy(source, 0);
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    const fields = Object.fromEntries(fault.faults.map((sentence, i) => [`policy.${i + 1}`, sentence]));
    throw new DoorError('policy.invalid', { fields });
  }
}
