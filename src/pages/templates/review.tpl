{{%AUTOESCAPE context="HTML"}}
<div class="review">
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
<p>{{#MARK}}[[>mark]]{{/MARK}}</p>
{{#ON_BEHALF}}<p class="message warning">{{ON_BEHALF}}</p>{{/ON_BEHALF}}
{{#NOTICE}}<p class="message warning"><span class="shape" aria-hidden="true">!</span> {{NOTICE}}</p>
{{/NOTICE}}
[[>empty]]
<nav class="contents" aria-label="[[review.contents]]">
{{#CONTENTS}}<p><a href="#{{ANCHOR}}">{{NAME}}</a></p>
<ol>{{#ENTRY}}<li><a href="#{{ANCHOR}}">{{NUMBER}}. {{LABEL}}</a></li>{{/ENTRY}}</ol>
{{/CONTENTS}}
</nav>
[[>actions]]
{{#WRITE}}
<form action="{{ACTION}}" method="post" class="review-form"{{#AUTOSAVE}} data-autosave data-saved="[[review.autosave_saved]]" data-failed="[[review.autosave_failed]]"{{/AUTOSAVE}}>
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{#WHY}}<div class="field"><label for="{{ID}}">{{LABEL}}</label> [[>review_field]]</div>{{/WHY}}
[[>review_paper]]
<div class="actions save-bar review-bar"><button class="button" type="submit" name="do" value="save">[[review.save]]</button> <button class="button primary" type="submit" name="do" value="hand-in">[[review.hand_in]]</button> <span class="saved autosave" role="status">{{#SAVED}}{{SAVED}}{{/SAVED}}</span></div>
</form>
{{/WRITE}}
{{#READ}}<div class="review-form">
[[>review_paper]]
</div>{{/READ}}
{{#FILES}}
<section class="files" id="minh-chung">
<h2>[[review.files]]</h2>
<ul>{{#FILE}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>{{/FILE}}</ul>
{{#ADD_FILE}}<form action="{{ACTION}}" method="post" enctype="multipart/form-data" class="sheet">
[[>token]]
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button" type="submit">[[review.file_add]]</button></div>
</form>{{/ADD_FILE}}
</section>
{{/FILES}}
{{#ROUNDS}}
<section class="rounds">
<h2>[[review.rounds]]</h2>
<ol>{{#ROUND}}<li>{{WORDS}}{{#REASON}}<br><strong>[[review.reason]]</strong> {{REASON}}{{/REASON}}</li>{{/ROUND}}</ol>
</section>
{{/ROUNDS}}
{{#RETURN}}
<section class="return" id="tra-lai">
<h2>{{TITLE}}</h2>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="kind" value="{{KIND}}">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button" type="submit">[[review.return]]</button></div>
</form>
</section>
{{/RETURN}}
</div>
