{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">[[import.done_lead]]</p>
[[>import_counts]]
<div class="actions"><a class="button primary" href="{{LIST_HREF}}">[[import.open_list]]</a>
{{#UNDO}}<form class="act" action="{{UNDO}}" method="post">[[>token]]<button class="button" type="submit">[[import.undo]]</button></form>{{/UNDO}}
{{#REFUSED}}<p class="help">[[import.undo_refused]]</p>{{/REFUSED}}</div>
