{{%AUTOESCAPE context="HTML"}}
<h1>{{TITLE}}</h1>
<div class="meeting">
<nav class="agenda" aria-label="[[meeting.agenda]]">
<p class="attendance">{{#COUNTED}}<strong>{{COUNTED}}</strong> [[meeting.present]] {{#QUORUM}}[[>mark]]{{/QUORUM}}{{/COUNTED}}</p>
<p><a href="{{WHOLE}}"{{#ON_WHOLE}} aria-current="page"{{/ON_WHOLE}}>[[meeting.whole]]</a></p>
<ol>
{{#ITEM_LINE}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{NAME}}</a> <span class="help">{{WHAT}}{{#CHAIR}} · [[meeting.chaired_by]]{{/CHAIR}}</span> {{#MARK}}[[>mark]]{{/MARK}}</li>
{{/ITEM_LINE}}
</ol>
</nav>
<div class="meeting-main">
{{#ITEM}}
<article class="meeting-item">
<h2>{{NAME}}</h2>
<p class="lead">{{WHAT}} {{#MARK}}[[>mark]]{{/MARK}} {{#TIME}}<span class="help">{{TIME}}</span>{{/TIME}}</p>
{{#REASON}}<p>[[meeting.reason_was]]</p>{{/REASON}}
{{#BARRED}}<p class="lead">{{BARRED}}</p>{{/BARRED}}
{{#PAPERS}}<p class="actions">{{#PAPER}}<a class="button" href="{{HREF}}">{{LABEL}}</a> {{/PAPER}}</p>{{/PAPERS}}
{{#BEFORE}}<section><h3>[[meeting.before]]</h3>[[>meeting_notice]]</section>{{/BEFORE}}
{{#ELSEWHERE}}<section><h3>[[meeting.elsewhere]]</h3><ul class="meeting-notices">{{#PLACE}}<li>{{#MARK}}[[>mark]]{{/MARK}} {{WHERE}} <span class="help">{{WORDS}}</span> [[>clause]]</li>
{{/PLACE}}</ul></section>{{/ELSEWHERE}}
<section><h3>[[meeting.remarks]]</h3>
{{#NO_REMARK}}<p class="help">[[meeting.no_remark]]</p>{{/NO_REMARK}}
{{#REMARKS}}<ol class="remarks">{{#REMARK}}<li><strong>{{SPEAKER}}</strong> <span class="help">{{AT}}</span><p class="words">{{TEXT:pre_escape}}</p>{{#REMOVE}}<form class="act" action="{{REMOVE}}" method="post">[[>token]]<input type="hidden" name="remark" value="{{ID}}"><button class="button" type="submit" aria-label="[[meeting.remove_of]]">[[meeting.remove]]</button></form>{{/REMOVE}}</li>
{{/REMARK}}</ol>{{/REMARKS}}
{{#ADD_REMARK}}<form class="remark" action="{{ACTION}}" method="post">
[[>token]]
<div class="field"><label for="speaker">[[meeting.speaker]]</label><input id="speaker" name="speaker" type="text" list="those-present" value="{{SPEAKER}}" required></div>
<datalist id="those-present">{{#PERSON}}<option value="{{NAME}}"></option>{{/PERSON}}</datalist>
<div class="field"><label for="text">[[meeting.remark]]</label><textarea id="text" name="text" rows="3" required>{{TEXT:pre_escape}}</textarea></div>
<div class="actions"><button class="button" type="submit">[[meeting.add_remark]]</button></div>
</form>{{/ADD_REMARK}}
</section>
{{#WRITE}}<form class="minutes" action="{{ACTION}}" method="post" data-autosave data-saved="[[meeting.autosaved]]" data-failed="[[meeting.not_autosaved]]">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
<h3>[[meeting.minutes_of_item]]</h3>
{{#CHAIR}}[[>input]]{{/CHAIR}}
[[>clause]]
{{#FIELD}}[[>input]]{{/FIELD}}
<p class="autosave" role="status" aria-live="polite"></p>
<div class="actions"><button class="button" type="submit" name="do" value="save">[[form.save]]</button> <button class="button primary" type="submit" name="do" value="close">[[meeting.close_item]]</button></div>
<details class="put-off"><summary>[[meeting.put_off]]</summary>
{{#PUT_OFF}}[[>input]]{{/PUT_OFF}}
<div class="actions"><button class="button" type="submit" name="do" value="return">[[meeting.return]]</button> <button class="button" type="submit" name="do" value="leave">[[meeting.leave]]</button></div>
</details>
</form>{{/WRITE}}
{{#SHOWN_TEXTS}}<dl class="facts">{{#SHOWN}}<div><dt>{{LABEL}}</dt><dd class="words">{{VALUE:pre_escape}}</dd></div>{{/SHOWN}}</dl>{{/SHOWN_TEXTS}}
{{#REOPEN}}<form class="act" action="{{REOPEN}}" method="post">[[>token]]<input type="hidden" name="version" value="{{VERSION}}"><button class="button" type="submit" name="do" value="reopen">[[meeting.reopen]]</button></form>{{/REOPEN}}
<nav class="actions" aria-label="[[meeting.next_items]]">{{#PREVIOUS}}<a class="button" rel="prev" href="{{HREF}}">← {{LABEL}}</a>{{/PREVIOUS}} {{#NEXT}}<a class="button" rel="next" href="{{HREF}}">{{LABEL}} →</a>{{/NEXT}}</nav>
</article>
{{/ITEM}}
{{#OVERVIEW}}
[[>actions]]
[[>facts]]
[[>meeting_notice]]
{{#TELL}}
<section>
<h2>[[meeting.announcements]]</h2>
[[>clause]]
<form action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#LINE}}<fieldset class="field"><legend>{{LABEL}}</legend>
<p class="help">{{THERE}}{{#MISSING}} {{MISSING}}{{/MISSING}}</p>
<label class="choice"><input type="checkbox" name="told" value="{{VALUE}}"{{#TOLD}} checked{{/TOLD}}> [[meeting.told]]</label>
<label for="{{NAME}}">[[meeting.told_what]]</label><textarea id="{{NAME}}" name="{{NAME}}" rows="2">{{TEXT:pre_escape}}</textarea>
</fieldset>
{{/LINE}}
<div class="actions"><button class="button" type="submit">[[form.save]]</button></div>
</form>
</section>
{{/TELL}}
{{#TOLD_LINES}}
<section>
<h2>[[meeting.announcements]]</h2>
[[>clause]]
<ul class="meeting-notices">{{#LINE}}<li>{{LABEL}}: {{THERE}}{{#MISSING}} {{MISSING}}{{/MISSING}}{{#TEXT}} <span class="words">{{TEXT:pre_escape}}</span>{{/TEXT}}</li>{{/LINE}}</ul>
</section>
{{/TOLD_LINES}}
{{#STILL_OPEN}}<section><h2>[[meeting.still_open]]</h2><ul>{{#OPEN}}<li>{{NAME}}</li>{{/OPEN}}</ul></section>{{/STILL_OPEN}}
{{#CLOSE}}
<section>
<h2>[[meeting.close]]</h2>
<form action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#OTHER}}[[>input]]{{/OTHER}}
<div class="actions"><button class="button primary" type="submit">[[meeting.close]]</button> <span class="help">[[meeting.close_hint]]</span></div>
</form>
</section>
{{/CLOSE}}
{{/OVERVIEW}}
</div>
</div>
