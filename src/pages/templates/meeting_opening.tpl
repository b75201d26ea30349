{{%AUTOESCAPE context="HTML"}}
<h1>{{TITLE}}</h1>
<form action="{{ACTION}}" method="post">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
<fieldset class="attendance-list{{WRONG}}" id="present">
<legend>[[meeting.summoned]]</legend>
{{#PEOPLE_ERROR}}<p class="field-error">{{PEOPLE_ERROR}}</p>{{/PEOPLE_ERROR}}
<p class="help">[[meeting.summoned_help]]</p>
<div class="attendance-line attendance-head" aria-hidden="true"><span>[[meeting.present_head]]</span><span>[[meeting.absent_reason]]</span></div>
{{#PERSON}}<div class="attendance-line"><label class="choice"><input type="checkbox" name="present" value="{{ID}}"{{#PRESENT}} checked{{/PRESENT}}> {{NAME}} <span class="help">{{POST}}</span></label>
<div class="{{CLASS}}"><label for="fact.absent.{{ID}}">[[meeting.absent_reason]]</label>{{#ERROR}}<p class="field-error" id="fact.absent.{{ID}}-error">{{ERROR}}</p>{{/ERROR}}<input id="fact.absent.{{ID}}" name="fact.absent.{{ID}}" type="text" value="{{REASON}}"{{#ERROR}} aria-invalid="true" aria-describedby="fact.absent.{{ID}}-error"{{/ERROR}}></div></div>
{{/PERSON}}
</fieldset>
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">{{SUBMIT}}</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
